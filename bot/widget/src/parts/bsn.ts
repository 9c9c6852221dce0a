/**
 * Part `bsn`: a masked field. The digits are in the field while they are typed, then only on their way to the gateway;
 * what comes back into the conversation are dots and the last three.
 */
import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { passesElevenTest } from "../eleven_test.js";
import { eye, eyeOff } from "../icons.js";
import { LightElement } from "../light_element.js";
import type { BsnPart } from "../protocol.js";
import type { PartContext } from "./context.js";

const MASKS = CSS.supports("-webkit-text-security", "disc");

export class BsnField extends LightElement {
  static override properties: PropertyDeclarations = {
    question: { attribute: false },
    context: { attribute: false },
    typed: { state: true },
    shown: { state: true },
    problem: { state: true },
  };
  declare question: BsnPart;
  declare context: PartContext;
  declare private typed: string;
  declare private shown: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.typed = "";
    this.shown = false;
    this.problem = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { question, context, shown, problem } = this;
    if (!context.answerable) return nothing;
    const { say } = context;
    const field = `bsn-${question.id}`;
    // Not a password: a browser would offer to keep it. Only one that cannot hide the digits otherwise gets that type.
    return html`<form class="asked bsn" novalidate autocomplete="off" @submit=${this.#submit}>
      <label for=${field}>${question.label}</label>
      <div class="asked-row">
        <div class="masked">
          <input
            id=${field}
            class=${shown ? "" : "dots"}
            type=${MASKS || shown ? "text" : "password"}
            inputmode="numeric"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="15"
            .value=${this.typed}
            aria-describedby="${field}-words"
            aria-invalid=${problem === null ? "false" : "true"}
            @input=${this.#write}
          />
          <button type="button" class="peek" aria-label=${say("bsn_show")} title=${say("bsn_show")}
            aria-pressed=${shown ? "true" : "false"} aria-controls=${field} @click=${() => (this.shown = !shown)}
          >${shown ? eyeOff : eye}</button>
        </div>
        <p id="${field}-words" class="asked-words ${problem === null ? "" : "problem"}" role="status">
          ${problem ?? say("bsn_hint")}
        </p>
        <button type="submit" class="choice primary">${say("bsn_send")}</button>
      </div>
    </form>`;
  }

  protected override willUpdate(): void {
    // Typed past, answered in another window, signed out: nothing of it stays here.
    if (!this.context.answerable) Object.assign(this, { typed: "", shown: false, problem: null });
  }

  #write(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.problem = null;
  }

  /** Why these digits cannot be sent, in words; null when they can. */
  #fault(typed: string): string | null {
    const { say } = this.context;
    const digits = typed.replace(/\D/g, "");
    if (typed.trim() === "") return say("bsn_missing");
    if (/[^\d\s.-]/.test(typed)) return say("bsn_digits");
    if (digits.length !== 8 && digits.length !== 9) return say("bsn_length", { count: digits.length });
    return passesElevenTest(digits) ? null : say("bsn_wrong");
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (!this.context.answerable) return;
    this.problem = this.#fault(this.typed);
    if (this.problem !== null) {
      this.querySelector("input")?.focus();
      return;
    }
    const digits = this.typed.replace(/\D/g, "");
    this.typed = "";
    this.shown = false;
    this.context.answer({ kind: "bsn", field: this.question.id, digits }, `••••••${digits.slice(-3)}`);
  }
}

customElements.define("chat-bsn", BsnField);
