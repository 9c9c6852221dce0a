/** Sizes and numbers in words: "1,2 MB", "1.200". */
import { LOCALES } from "./dates.js";
import type { Language } from "./protocol.js";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

export function fileSize(bytes: number, language: Language): string {
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const unit = { style: "unit", unit: UNITS[step]!, maximumFractionDigits: step > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(LOCALES[language], unit).format(bytes / 1000 ** step).replace(/ /g, "\u00a0");
}

export function count(number: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(number);
}
