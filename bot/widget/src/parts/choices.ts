/** Part `choices`: buttons, dead once one was pressed or typed past; the one that was chosen stays marked. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { check } from "../icons.js";
import type { Choice, ChoicesPart } from "../protocol.js";
import type { PartContext } from "./context.js";

/** From so many on they are a list to choose from, one under the other. */
const LIST_FROM = 4;

function same(one: string, two: string | null): boolean {
  return two !== null && one.trim().toLowerCase() === two.trim().toLowerCase();
}

export function choiceButtons(choices: Choice[], context: PartContext): TemplateResult {
  return html`<div class="choices ${choices.length < LIST_FROM ? "" : "list"}" role="group" aria-label=${context.say("choices")}>
    ${choices.map((choice) => {
      const chosen = same(choice.label, context.answered);
      return html`<button
        type="button"
        class="choice ${choice.style ?? "secondary"} ${chosen ? "chosen" : ""}"
        ?disabled=${!context.answerable}
        @click=${() => context.answer({ kind: "choice", choice: choice.id }, choice.label)}
      >
        ${chosen ? check : nothing}${choice.label}${chosen
          ? html`<span class="unseen"> (${context.say("chosen")})</span>`
          : nothing}
      </button>`;
    })}
  </div>`;
}

export function choicesPart(part: ChoicesPart, context: PartContext): TemplateResult {
  return choiceButtons(part.choices, context);
}
