/**
 * Puts words into a bundle: `virtual:words` is made of bot/words/<catalogue>_nl.po and <catalogue>_en.po.
 * The build stops when a language misses an id, a translation or a placeholder of the other.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { po } from "gettext-parser";
import type { Plugin } from "vite";

const LANGUAGES = ["nl", "en"] as const;
const MODULE = "virtual:words";

type Catalogue = Record<string, string>;

export function catalogueFile(language: string, catalogue = "widget"): string {
  return fileURLToPath(new URL(`../words/${catalogue}_${language}.po`, import.meta.url));
}

export function readCatalogue(language: string, catalogue = "widget"): Catalogue {
  const parsed = po.parse(readFileSync(catalogueFile(language, catalogue)));
  const entries = Object.values(parsed.translations[""] ?? {}).filter((entry) => entry.msgid !== "");
  return Object.fromEntries(entries.map((entry) => [entry.msgid.replace(/^\w+\./, ""), entry.msgstr[0] ?? ""]));
}

function placeholders(text: string): string {
  return [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort().join(" ");
}

/** What is wrong with the two catalogues together, one sentence each. */
export function differences(first: Catalogue, second: Catalogue): string[] {
  const ids = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return ids.flatMap((id) => {
    const [one, two] = [first[id], second[id]];
    if (!one || !two) return [`${id} has no words in one of the languages`];
    return placeholders(one) === placeholders(two) ? [] : [`${id} has other placeholders in each language`];
  });
}

export function words(catalogue = "widget"): Plugin {
  return {
    name: "words",
    resolveId: (source) => (source === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      for (const language of LANGUAGES) this.addWatchFile(catalogueFile(language, catalogue));
      const [nl, en] = [readCatalogue("nl", catalogue), readCatalogue("en", catalogue)];
      const wrong = differences(nl, en);
      if (wrong.length > 0) this.error(wrong.join("; "));
      return `export default ${JSON.stringify(Object.fromEntries(Object.keys(nl).map((id) => [id, [nl[id], en[id]]])))}`;
    },
  };
}
