/** Part `confirm`: a card with the facts, old → new, and the buttons that settle it. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { arrowRight, clipboard } from "../icons.js";
import type { ConfirmPart, Fact } from "../protocol.js";
import { choiceButtons } from "./choices.js";
import type { PartContext } from "./context.js";

function factValue({ value, old }: Fact, { say }: PartContext): TemplateResult {
  if (old === undefined || old === null) return html`<span>${value}</span>`;
  return html`<span class="change">
    <span class="unseen">${say("was")}</span><del>${old}</del>
    ${arrowRight}<span class="unseen">${say("becomes")}</span><ins>${value}</ins>
  </span>`;
}

/** The button that asks for this fact again; gone once the summary has been answered. */
function changeButton({ change }: Fact, { say, answerable, answer }: PartContext): TemplateResult | typeof nothing {
  if (!change || !answerable) return nothing;
  const press = (): void => answer({ kind: "choice", choice: change.id }, change.label);
  return html`<button type="button" class="amend" aria-label=${change.label} @click=${press}>${say("change")}</button>`;
}

export function confirmPart(part: ConfirmPart, context: PartContext): TemplateResult {
  const title = `confirm-${context.entry}`;
  return html`<section class="card ${context.answerable ? "open" : ""}" aria-labelledby=${title}>
    <p class="card-title" id=${title}>${clipboard}${context.say("confirm")}</p>
    <dl class="facts ${part.facts.some(({ change }) => change) ? "changeable" : ""}">
      ${part.facts.map(
        (fact) =>
          html`<div class="fact">
            <dt>${fact.label}</dt>
            <dd>${factValue(fact, context)}${changeButton(fact, context)}</dd>
          </div>`,
      )}
    </dl>
    ${part.choices.length > 0 ? choiceButtons(part.choices, context) : nothing}
  </section>`;
}
