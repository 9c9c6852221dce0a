/** Takes out what a minifier leaves alone inside templates: comments and white space of style sheets, indents of HTML. */
import type { Plugin } from "vite";

export function styles(): Plugin {
  return {
    name: "styles",
    enforce: "pre",
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id)) return null;
      const shorter = code.replace(/\n\s+/g, "\n").replace(/css`([^`]*)`/g, (_, sheet: string) => {
        const text = sheet.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ").replace(/\s*([{};,])\s*/g, "$1");
        const shortest = text.replace(/: /g, ":").replace(/(?<=[\s(,:-])0(?=\.\d)/g, "").replace(/;}/g, "}");
        return `css\`${shortest.trim()}\``;
      });
      return { code: shorter, map: null };
    },
  };
}
