/** Builds dist/chat.js: one ES module with Lit, the styles and the words inside. */
import { defineConfig } from "vite";
import { styles } from "./styles.plugin.ts";
import { words } from "./words.plugin.ts";

export default defineConfig({
  plugins: [words(), styles()],
  build: {
    target: "es2022",
    modulePreload: false,
    rolldownOptions: { input: "src/chat.ts", output: { entryFileNames: "chat.js", codeSplitting: false } },
  },
});
