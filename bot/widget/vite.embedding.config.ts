/** Builds dist/embed.js (`--mode embed`, for other sites) and dist/frame.js (`--mode frame`, for our own pages). */
import { defineConfig } from "vite";
import { words } from "./words.plugin.ts";

const SOURCES: Record<string, string> = { embed: "src/embedding/host.ts", frame: "src/embedding/frame.ts" };

export default defineConfig(({ mode }) => ({
  plugins: [words("embed")],
  build: {
    target: "es2022",
    modulePreload: false,
    emptyOutDir: false,
    rolldownOptions: { input: SOURCES[mode]!, output: { format: "iife", entryFileNames: `${mode}.js` } },
  },
}));
