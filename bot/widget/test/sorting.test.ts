import assert from "node:assert/strict";
import { test } from "node:test";
import { amountValue, dateValue, sorted } from "../src/sorting.js";

const column = (...cells: string[]) => cells.map((cell, index) => [cell, String(index)]);
const first = (rows: string[][]) => rows.map(([cell]) => cell);

test("reads a date as both languages write it", () => {
  for (const text of ["2027-03-01", "1 maart 2027", "1 mrt. 2027", "maandag 1 maart 2027", "1 March 2027", "01-03-2027", "1/3/2027"]) {
    assert.equal(dateValue(text), 20270301, text);
  }
  for (const text of ["", "maart 2027", "1 mensen 2027", "1-2027", "K7M4-2QXP"]) assert.equal(dateValue(text), null, text);
});

test("reads an amount as both languages write it", () => {
  const amounts: [string, number][] = [
    ["€ 3.500", 3500],
    ["€3,500", 3500],
    ["€ 1.234.567,89", 1234567.89],
    ["€1,234,567.89", 1234567.89],
    ["80%", 80],
    ["62,5%", 62.5],
    ["62.5%", 62.5],
    ["0,125", 0.125],
    ["€ -12,50", -12.5],
    ["-€12.50", -12.5],
  ];
  for (const [text, value] of amounts) assert.equal(amountValue(text), value, text);
  for (const text of ["", "K7M4", "12 uur", "1 maart 2027"]) assert.equal(amountValue(text), null, text);
});

test("sorts by value, not by letter, and back", () => {
  assert.deepEqual(first(sorted(column("€ 10.000", "€ 900", "€ 9.000,50"), 0, false, "nl")), ["€ 900", "€ 9.000,50", "€ 10.000"]);
  assert.deepEqual(first(sorted(column("1 maart 2027", "12 april 2026"), 0, true, "nl")), ["1 maart 2027", "12 april 2026"]);
  assert.deepEqual(first(sorted(column("Ömer", "Zoë", "anna"), 0, false, "nl")), ["anna", "Ömer", "Zoë"]);
});

test("what is equal keeps its order, what is empty stands last both ways", () => {
  const rows = column("b", "a", "–", "b", "");
  assert.deepEqual(sorted(rows, 0, false, "nl").map(([, place]) => place), ["1", "0", "3", "2", "4"]);
  assert.deepEqual(sorted(rows, 0, true, "nl").map(([, place]) => place), ["0", "3", "1", "2", "4"]);
});
