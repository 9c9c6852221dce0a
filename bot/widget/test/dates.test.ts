import assert from "node:assert/strict";
import { test } from "node:test";
import { clockTime, exactTime, dayHeading, dayOf, spokenDate } from "../src/dates.js";

test("speaks a date in both languages", () => {
  assert.equal(spokenDate("2027-03-01", "nl"), "maandag 1 maart 2027");
  assert.equal(spokenDate("2027-03-01", "nl", false), "1 maart 2027");
  assert.equal(spokenDate("2027-03-01", "en", false), "1 March 2027");
});

test("does not speak what is no date", () => {
  for (const text of ["", "1 maart", "2027-13-01", "2027-3-1"]) assert.equal(spokenDate(text, "nl"), null);
});

test("the day is that of Amsterdam", () => {
  assert.equal(dayOf(new Date("2026-11-21T23:30:00Z")), "2026-11-22");
  assert.equal(clockTime(new Date("2026-11-21T23:30:00Z"), "nl"), "00:30");
});

test("says a moment to the second", () => {
  const moment = new Date("2026-11-22T09:04:05Z");
  assert.equal(exactTime(moment, "nl"), "zondag 22 november 2026 om 10:04:05");
  assert.match(exactTime(moment, "en"), /^Sunday,? 22 November 2026 at 10:04:05$/);
});

test("names today and yesterday, and the year only when it is another", () => {
  assert.equal(dayHeading("2026-11-22", "2026-11-22", "nl"), "Vandaag");
  assert.equal(dayHeading("2026-11-21", "2026-11-22", "en"), "Yesterday");
  assert.equal(dayHeading("2026-11-02", "2026-11-22", "nl"), "maandag 2 november");
  assert.equal(dayHeading("2025-12-31", "2026-01-02", "nl"), "woensdag 31 december 2025");
});
