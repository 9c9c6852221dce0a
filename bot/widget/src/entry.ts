/** Draws one message with its parts, its time and, for an own message, how far it has come. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Entry } from "./conversation.js";
import { clockTime, exactTime } from "./dates.js";
import { alert, check, clock, info } from "./icons.js";
import type { PartContext } from "./parts/context.js";
import { drawPart } from "./parts/part.js";

export interface EntryContext extends PartContext {
  /** The message before is of the same sender, shortly before: they stand close together. */
  follows: boolean;
  /** The last of its group: it carries the time. */
  last: boolean;
  /** The newest own message: it says that the gateway has it. */
  newest: boolean;
  online: boolean;
  retry(key: string): void;
  edit(key: string): void;
  discard(key: string): void;
}

function parts(entry: Entry, context: EntryContext): TemplateResult {
  const drawn = entry.parts.map((part) => drawPart(part, context));
  if (drawn.length > 0 && !drawn.includes(null)) return html`${drawn}`;
  const answers = entry.parts.filter(({ kind }) => kind === "choices").map((part) => drawPart(part, context));
  return html`<p class="bubble">${entry.text}</p>${answers}`;
}

function delivery({ delivery: state }: Entry, { say, newest, online }: EntryContext): TemplateResult | typeof nothing {
  if (state === "kept" && newest) return html`<span class="state">${check}${say("kept")}</span>`;
  if (state === "sending") return html`<span class="state">${clock}${say(online ? "sending" : "waits")}</span>`;
  return nothing;
}

function refusal(entry: Entry, { say, retry, edit, discard }: EntryContext): TemplateResult {
  return html`<div class="refusal" role="alert">
    <p>${alert}<span>${say("failed")}. ${entry.refusal}</span></p>
    <div class="refusal-actions">
      <button type="button" @click=${() => retry(entry.key)}>${say("retry")}</button>
      <button type="button" @click=${() => edit(entry.key)}>${say("edit")}</button>
      <button type="button" @click=${() => discard(entry.key)}>${say("discard")}</button>
    </div>
  </div>`;
}

export function drawEntry(entry: Entry, context: EntryContext): TemplateResult {
  const { say, follows, last } = context;
  const own = entry.from === "user";
  const author = { user: "you", assistant: "assistant", notice: "notice" }[entry.from];
  const meta = last || entry.delivery === "sending";
  return html`<div
    class="entry ${entry.from} ${follows ? "follows" : ""} ${entry.delivery === "failed" ? "failed" : ""}"
    aria-live=${own ? "off" : nothing}
  >
    <span class="unseen">${say(author)}:</span>
    <div class="parts" lang=${entry.lang ?? nothing}>${entry.from === "notice" ? info : nothing}${parts(entry, context)}</div>
    ${entry.delivery === "failed"
      ? refusal(entry, context)
      : meta
        ? html`<p class="meta" aria-live="off">
            <time datetime=${entry.at.toISOString()} tabindex="-1" data-exact=${exactTime(entry.at, context.language)}
              >${clockTime(entry.at, context.language)}</time
            >
            ${own ? delivery(entry, context) : nothing}
          </p>`
        : nothing}
  </div>`;
}
