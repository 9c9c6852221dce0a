/** The shapes of docs/protocol.md: what travels over the WebSocket. No behaviour but reading a frame. */

export type Language = "nl" | "en";

export interface Choice {
  id: string;
  label: string;
  style?: "primary" | "secondary" | "danger";
}

export interface Fact {
  label: string;
  value: string;
  old?: string | null;
  /** The small button that asks for it again. */
  change?: { id: string; label: string } | null;
}

export interface TextPart {
  kind: "text";
  text: string;
}

export interface ChoicesPart {
  kind: "choices";
  choices: Choice[];
}

export interface ConfirmPart {
  kind: "confirm";
  facts: Fact[];
  digest: string;
  choices: Choice[];
}

export interface DatePart {
  kind: "date_choice";
  id: string;
  label: string;
  min?: string | null;
  max?: string | null;
}

export interface BsnPart {
  kind: "bsn";
  id: string;
  label: string;
}

export interface TablePart {
  kind: "table";
  columns: string[];
  rows: string[][];
}

export interface FileOfferPart {
  kind: "file_offer";
  name: string;
  size: number;
  type: string;
  href: string;
}

export interface FileRequestPart {
  kind: "file_request";
  id: string;
  label: string;
  /** The ends of the names that can be sent: ".xlsx". */
  accept: string[];
  max_bytes: number;
}

export interface ProgressPart {
  kind: "progress";
  label: string;
  done: number;
  /** Null: not known. */
  total: number | null;
}

export type Part =
  | TextPart
  | ChoicesPart
  | ConfirmPart
  | DatePart
  | BsnPart
  | TablePart
  | FileOfferPart
  | FileRequestPart
  | ProgressPart;

/** One neutral message. `replaces` names the message whose place it takes, `client_id` the id the sender gave it. */
export interface Message {
  id: string;
  seq: number;
  from: "user" | "assistant" | "notice";
  at: string;
  lang: Language;
  replaces: string | null;
  client_id: string | null;
  fallback_text: string;
  parts: Part[];
}

export type Content =
  | { kind: "text"; text: string }
  | { kind: "choice"; choice: string }
  | { kind: "date"; field: string; value: string }
  | { kind: "bsn"; field: string; digits: string }
  | { kind: "file"; field: string; file: string };

export type ClientFrame =
  | { type: "hello"; ticket: string; after: number; lang: Language }
  | { type: "message"; id: string; content: Content };

export interface Welcome {
  type: "welcome";
  conversation: string;
  seq: number;
  lang: Language;
  account: { name: string };
  employer: { id: string; name: string };
}

export interface Refusal {
  type: "error";
  code: string;
  title: string;
  id?: string | null;
  data?: { retry_after?: number } | null;
}

export type ServerFrame =
  | Welcome
  | { type: "message"; message: Message }
  | { type: "ack"; id: string; seq: number }
  | { type: "typing"; on: boolean }
  | Refusal;

/** The frame in a WebSocket's text, or null when it is none: a newer gateway may send types not known here. */
export function readFrame(data: unknown): ServerFrame | null {
  if (typeof data !== "string") return null;
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === "object" && frame !== null && "type" in frame ? (frame as ServerFrame) : null;
  } catch {
    return null;
  }
}

export function isLanguage(value: unknown): value is Language {
  return value === "nl" || value === "en";
}
