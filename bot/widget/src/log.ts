/** Draws what was said: days, the line before what is new, messages in groups; and what stands there without any. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { answerAfter } from "./conversation.js";
import type { Conversation, Entry } from "./conversation.js";
import { dayHeading, dayOf } from "./dates.js";
import { drawEntry } from "./entry.js";
import type { EntryContext } from "./entry.js";
import { arrowDown, speech } from "./icons.js";
import type { Content } from "./protocol.js";
import type { Say } from "./words.js";

const GROUP = 5 * 60_000;

export interface LogContext extends Pick<EntryContext, "say" | "language" | "online" | "retry" | "edit" | "discard"> {
  signedOut: boolean;
  /** The key of the first message that was not seen. */
  unread: string | null;
  answer(entry: string, content: Content, text: string): void;
}

/** Two messages of one sender, shortly after each other. */
function together(before: Entry | undefined, entry: Entry): boolean {
  if (before === undefined || before.from !== entry.from || before.delivery === "failed") return false;
  return entry.at.getTime() - before.at.getTime() < GROUP;
}

export function drawEntries(conversation: Conversation, entries: Entry[], context: LogContext): TemplateResult {
  const { say, language, unread } = context;
  const today = dayOf(new Date());
  const answerable = conversation.answerable();
  const newest = entries.findLast(({ from }) => from === "user");
  const draw = (entry: Entry, index: number): TemplateResult => {
    const day = dayOf(entry.at);
    const [before, after] = [entries[index - 1], entries[index + 1]];
    // What is on its way has the time of this device; its day is known when the gateway has it.
    const newDay = entry.lang !== null && (before === undefined || dayOf(before.at) !== day);
    const firstNew = entry.key === unread;
    return html`${newDay ? html`<p class="day" aria-live="off">${dayHeading(day, today, language)}</p>` : nothing}
    ${firstNew ? html`<p class="new" aria-live="off"><span>${say("new")}</span></p>` : nothing}
    ${drawEntry(entry, {
      ...context,
      entry: entry.key,
      answerable: answerable.has(entry.key) && !context.signedOut,
      answered: answerable.has(entry.key) ? null : answerAfter(entries, index),
      answer: (content, text) => context.answer(entry.key, content, text),
      follows: !newDay && !firstNew && together(before, entry),
      last: after === undefined || dayOf(after.at) !== day || after.key === unread || !together(entry, after),
      newest: entry === newest,
    })}`;
  };
  return html`${repeat(entries, ({ key }) => key, draw)}`;
}

export function drawLoading(say: Say): TemplateResult {
  return html`<div class="loading" role="status">
    <span class="unseen">${say("loading")}</span>
    <i></i><i></i><i></i>
  </div>`;
}

export function drawEmpty(say: Say, account: string, employer: string): TemplateResult {
  return html`<div class="empty">
    <span class="mark">${speech}</span>
    <h2>${account ? say("empty_title", { account }) : say("empty_title_nobody")}</h2>
    <p>${employer ? say("empty_text", { employer }) : say("empty_text_nobody")}</p>
  </div>`;
}

export function drawTyping(say: Say): TemplateResult {
  return html`<div class="entry assistant typing" aria-live="off">
    <p class="bubble"><span class="unseen">${say("typing")}</span><i></i><i></i><i></i></p>
  </div>`;
}

/** The button to the newest message; `unseen`: some came in while the reader was elsewhere. */
export function drawPill(say: Say, unseen: boolean, press: () => void): TemplateResult {
  const label = say(unseen ? "new_messages" : "to_newest");
  return html`<button type="button" class="pill ${unseen ? "unseen-messages" : ""}" aria-label=${label} title=${label} @click=${press}>
    ${arrowDown}${unseen ? html`<span>${label}</span>` : nothing}
  </button>`;
}
