/** All styles of the chat, as constructed style sheets: a strict Content-Security-Policy allows them. */
import { base } from "./base.js";
import { composer } from "./composer.js";
import { log } from "./log.js";
import { parts } from "./parts.js";

export const styles = [base, log, parts, composer];
