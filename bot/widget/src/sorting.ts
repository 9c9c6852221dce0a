/** The order of a table's rows by one column: dates and amounts by their value, as Dutch and English write them. */
import type { Language } from "./protocol.js";

const MONTHS = ["jan", "feb", "maa mar mrt", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"];
const NOTHING = /^[-–—]?$/;

/** A date as a number that grows with it; null when the text is none. */
export function dateValue(text: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year) return Number(`${year}${month}${day}`);
  const [, days, named, numbered, years] = /^(?:\p{L}+ )?(\d{1,2})(?: (\p{L}{3})\p{L}*\.? |[-/](\d{1,2})[-/])(\d{4})$/u.exec(text) ?? [];
  if (!days) return null;
  const found = named ? MONTHS.findIndex((names) => names.split(" ").includes(named.toLowerCase())) + 1 : Number(numbered);
  return found > 0 ? Number(years) * 10_000 + found * 100 + Number(days) : null;
}

/**
 * A number, an amount in euro or a percentage; null when the text is none. The last point or comma starts the decimals,
 * unless three digits follow it: then it parts thousands, which is so in both languages.
 */
export function amountValue(text: string): number | null {
  const [, sign, number] = /^(?:€\s?)?([-−]?)\s?(?:€\s?)?(\d[\d.,\s]*)%?$/.exec(text) ?? [];
  if (!number) return null;
  const digits = number.replace(/\s/g, "");
  const [, whole, decimals] = /^(.*)[.,](\d\d?|\d{4,})$/.exec(digits) ?? /^(0)[.,](\d+)$/.exec(digits) ?? [];
  const value = Number(`${(whole ?? digits).replace(/[.,]/g, "")}.${decimals ?? 0}`);
  return sign ? -value : value;
}

/** The rows by the values of a column; what is equal keeps its order, what is empty stands last either way. */
export function sorted(rows: string[][], column: number, down: boolean, language: Language): string[][] {
  const cell = (row: string[]): string => (row[column] ?? "").trim();
  const filled = rows.map(cell).filter((text) => !NOTHING.test(text));
  const read = [dateValue, amountValue].find((value) => filled.every((text) => value(text) !== null));
  const words = new Intl.Collator(language, { numeric: true });
  const compare = (one: string, two: string): number =>
    read ? (read(one) ?? 0) - (read(two) ?? 0) : words.compare(one, two);
  return [...rows].sort((first, second) => {
    const [one, two] = [cell(first), cell(second)];
    const [noOne, noTwo] = [NOTHING.test(one), NOTHING.test(two)];
    if (noOne || noTwo) return Number(noOne) - Number(noTwo);
    return down ? compare(two, one) : compare(one, two);
  });
}
