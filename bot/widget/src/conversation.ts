/**
 * The conversation as the user sees it: the gateway's messages in their order, then what is still on its way.
 * Plain data; drawing and sending are elsewhere.
 */
import type { Content, Language, Message, Part } from "./protocol.js";

/** `sending`: not yet stored; `kept`: the gateway has it; `failed`: refused, nothing was stored. */
export type Delivery = "sending" | "kept" | "failed";

export interface Entry {
  /** The same from the first drawing on, also when the gateway's copy comes in. */
  key: string;
  from: Message["from"];
  at: Date;
  /** Null until the gateway has it. */
  seq: number | null;
  lang: Language | null;
  text: string;
  parts: Part[];
  delivery: Delivery | null;
  refusal: string | null;
}

interface Pending {
  id: string;
  content: Content;
  text: string;
  at: Date;
  seq: number | null;
  delivery: Delivery;
  refusal: string | null;
  /** The key of the message whose button or date this is. */
  origin: string | null;
}

interface Place {
  message: Message;
  /** Where it stands: its own seq, or that of the message whose place it took. */
  seq: number;
  key: string;
}

export class Conversation {
  #places = new Map<string, Place>();
  #pending = new Map<string, Pending>();
  /** Keys of messages whose choices the gateway called used. */
  #ended = new Set<string>();
  /** Ids of all messages ever taken in, also those whose place another took. */
  #known = new Set<string>();
  #newest = 0;

  /** The highest seq seen: where to go on after a lost line. */
  get newest(): number {
    return this.#newest;
  }

  get hasUnsent(): boolean {
    return [...this.#pending.values()].some(({ delivery }) => delivery !== "kept");
  }

  /** Takes in a message; false when it was known already. */
  accept(message: Message): boolean {
    this.#newest = Math.max(this.#newest, message.seq);
    if (message.client_id) this.#pending.delete(message.client_id);
    if (this.#known.has(message.id)) return false;
    this.#known.add(message.id);
    const replaced = message.replaces === null ? undefined : this.#places.get(message.replaces);
    if (message.replaces !== null) this.#places.delete(message.replaces);
    this.#places.set(message.id, {
      message,
      seq: replaced?.seq ?? message.seq,
      key: replaced?.key ?? message.client_id ?? message.id,
    });
    return true;
  }

  /** Adds what the user just sent. `text` is how it reads: a button's label, a date in words. */
  send(id: string, content: Content, text: string, at: Date, origin: string | null = null): void {
    this.#pending.set(id, { id, content, text, at, seq: null, delivery: "sending", refusal: null, origin });
  }

  kept(id: string, seq: number): void {
    const pending = this.#pending.get(id);
    if (pending) Object.assign(pending, { seq, delivery: "kept" });
  }

  refuse(id: string, title: string): void {
    const pending = this.#pending.get(id);
    if (pending) Object.assign(pending, { refusal: title, delivery: "failed" });
  }

  /** Takes a message off that can never be sent: its button has been used elsewhere. */
  endChoice(id: string): void {
    const origin = this.withdraw(id)?.origin;
    if (origin) this.#ended.add(origin);
  }

  /** Makes a failed message ready to be sent again, with its old id; answers its content. */
  retry(id: string): Content | null {
    const pending = this.#pending.get(id);
    if (!pending) return null;
    Object.assign(pending, { refusal: null, delivery: "sending" });
    return pending.content;
  }

  withdraw(id: string): Pending | null {
    const pending = this.#pending.get(id) ?? null;
    this.#pending.delete(id);
    return pending;
  }

  entries(): Entry[] {
    const stored = [...this.#places.values()].map(
      ({ message, seq, key }): Entry => ({
        key,
        seq,
        from: message.from,
        at: new Date(message.at),
        lang: message.lang,
        text: message.fallback_text,
        parts: message.parts,
        delivery: message.from === "user" ? "kept" : null,
        refusal: null,
      }),
    );
    const onTheWay = [...this.#pending.values()].map(
      ({ id, text, at, seq, delivery, refusal }): Entry => ({
        key: id,
        seq,
        from: "user",
        at,
        lang: null,
        text,
        parts: [{ kind: "text", text }],
        delivery,
        refusal,
      }),
    );
    const last = Number.MAX_SAFE_INTEGER;
    return [...stored, ...onTheWay].sort((one, two) => (one.seq ?? last) - (two.seq ?? last));
  }

  /** The keys of the messages that can still be answered with a button or a date. */
  answerable(): Set<string> {
    const places = [...this.#places.values()];
    const answered = Math.max(0, ...places.filter(({ message }) => message.from === "user").map(({ seq }) => seq));
    if ([...this.#pending.values()].some(({ delivery }) => delivery !== "failed")) return new Set();
    return new Set(
      places
        .filter(({ message, key }) => message.from === "assistant" && message.seq > answered && !this.#ended.has(key))
        .map(({ key }) => key),
    );
  }
}

/** What the user answered to an entry: the text of the first own message after it, or null. */
export function answerAfter(entries: Entry[], index: number): string | null {
  return entries.slice(index + 1).find(({ from }) => from === "user")?.text ?? null;
}
