/** What a part needs to draw itself: the words, whether it can still be answered, and where an answer goes. */
import type { Content, Language } from "../protocol.js";
import type { Say } from "../words.js";

export interface PartContext {
  say: Say;
  language: Language;
  /** The key of the message that the part stands in. */
  entry: string;
  /** False once the message has been answered or typed past. */
  answerable: boolean;
  /** What the user answered, as it reads in the conversation; null when nothing yet. */
  answered: string | null;
  /** Sends an answer; `text` is how it reads in the conversation. */
  answer(content: Content, text: string): void;
}
