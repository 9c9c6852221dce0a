/** Dates and times in words, Dutch and English. The day is that of Amsterdam, where the administration is kept. */
import type { Language } from "./protocol.js";

export const LOCALES: Record<Language, string> = { nl: "nl-NL", en: "en-GB" };
const ZONE = "Europe/Amsterdam";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], options);
  formats.set(key, known);
  return known;
}

/** "10:04". */
export function clockTime(moment: Date, language: Language): string {
  return format(language, { hour: "2-digit", minute: "2-digit", timeZone: ZONE }).format(moment);
}

/** "zondag 22 november 2026 om 10:04:05". */
export function exactTime(moment: Date, language: Language): string {
  return format(language, { dateStyle: "full", timeStyle: "medium", timeZone: ZONE }).format(moment);
}

/** The date in Amsterdam, YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  const parts = format("en", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: ZONE }).formatToParts(moment);
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${value("year")}-${value("month")}-${value("day")}`;
}

/** "maandag 1 maart 2027", or "1 maart 2027" without the weekday; null when the text is no date. */
export function spokenDate(date: string, language: Language, weekday = true): string | null {
  const moment = new Date(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(moment.getTime())) return null;
  const day = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return format(language, weekday ? { weekday: "long", ...day } : day).format(moment);
}

/** The heading above a day's messages: "Vandaag", "Gisteren", "maandag 2 november", with the year when it is another. */
export function dayHeading(day: string, today: string, language: Language): string {
  const apart = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (apart === 0 || apart === -1) {
    const word = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: "auto" }).format(apart, "day");
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" as const };
  return format(language, { weekday: "long", day: "numeric", month: "long", ...year, timeZone: "UTC" }).format(new Date(day));
}
