/** The words of the widget, from bot/words/widget_nl.po and widget_en.po. */
import catalogues from "virtual:words";
import type { Language } from "./protocol.js";

export type Values = Record<string, string | number>;

/** Says the words of `widget.<id>` in one language. */
export type Say = (id: string, values?: Values) => string;

export function sayIn(language: Language): Say {
  return (id, values = {}) =>
    (catalogues[id]?.[language === "nl" ? 0 : 1] ?? id).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
