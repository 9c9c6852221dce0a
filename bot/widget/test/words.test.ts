import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

/** Ids that are said by a computed name. */
const COMPUTED = ["you", "assistant", "notice", "length", "length_over", "sending", "waits", "new_messages", "to_newest"];
const ALSO_COMPUTED = ["no_answer", "signed_out", "signed_out_unsent", "sorted_up", "sorted_down", "rows_all", "rows_fewer"];

const catalogue = (language: string) =>
  [...readFileSync(`../words/widget_${language}.po`, "utf8").matchAll(/^msgid "widget\.(\w+)"$/gm)].map(([, id]) => id!);

test("every word that is said stands in the catalogues, and every word there is said", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const code = sources.map((name) => readFileSync(`src/${name}`, "utf8")).join("\n");
  const said = [...code.matchAll(/\b(?:say|Say)\(\s*"(\w+)"/g)].map(([, id]) => id!);
  for (const id of [...COMPUTED, ...ALSO_COMPUTED]) assert.ok(code.includes(`"${id}"`), `${id} is no longer said`);
  const all = [...new Set([...said, ...COMPUTED, ...ALSO_COMPUTED])].sort();
  assert.deepEqual(catalogue("nl").sort(), all);
  assert.deepEqual(catalogue("en").sort(), all);
});
