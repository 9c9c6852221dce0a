import assert from "node:assert/strict";
import { test } from "node:test";
import { passesElevenTest } from "../src/eleven_test.js";

test("a BSN passes, also one of eight digits, and one wrong digit does not", () => {
  for (const digits of ["999912045", "99991202"]) assert.equal(passesElevenTest(digits), true, digits);
  for (const digits of ["999912046", "999921045", "99991203", "000000000"]) assert.equal(passesElevenTest(digits), false, digits);
});
