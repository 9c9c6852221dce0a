/** All styles of the chat, as constructed style sheets: a strict Content-Security-Policy allows them. */
import { asked } from "./asked.js";
import { base } from "./base.js";
import { choices } from "./choices.js";
import { composer } from "./composer.js";
import { confirm } from "./confirm.js";
import { file } from "./file.js";
import { log } from "./log.js";
import { messages } from "./messages.js";
import { table } from "./table.js";
import { touch } from "./touch.js";

export const styles = [base, log, messages, choices, confirm, asked, file, table, composer, touch];
