/** Part `progress`: how far something is. It moves in place without a word; that it is ready is said. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { ProgressPart } from "../protocol.js";
import { count } from "../sizes.js";
import type { PartContext } from "./context.js";

/** A bar with its numbers; `total` null: it is not known how long it takes. */
export function bar(label: string, done: number, total: number | null, numbers: string): TemplateResult {
  return html`<div class="bar" aria-live="off">
    <progress aria-labelledby=${label} max=${total ?? nothing} value=${total === null ? nothing : done}></progress>
    <span>${numbers}</span>
  </div>`;
}

export function progressPart({ label, done, total }: ProgressPart, { say, language, entry }: PartContext): TemplateResult {
  const id = `progress-${entry}`;
  const [part, whole] = [count(done, language), count(total ?? 0, language)];
  const numbers = total === null ? say("progress_done", { done: part }) : say("of", { done: part, total: whole });
  return html`<div class="file moving">
    <p class="file-name" id=${id}>${label}</p>
    ${bar(id, done, total, numbers)}
    <span class="unseen" role="status">${total !== null && done >= total ? say("progress_ready", { label }) : nothing}</span>
  </div>`;
}
