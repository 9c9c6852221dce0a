/** Part `date_choice`: the device's own date field, and beside it the picked date in words before it is sent. */
import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { spokenDate } from "../dates.js";
import { LightElement } from "../light_element.js";
import type { DatePart } from "../protocol.js";
import type { PartContext } from "./context.js";

export class DateChoice extends LightElement {
  static override properties: PropertyDeclarations = {
    question: { attribute: false },
    context: { attribute: false },
    value: { state: true },
  };
  declare question: DatePart;
  declare context: PartContext;
  declare private value: string;

  constructor() {
    super();
    this.value = "";
  }

  protected override render(): TemplateResult {
    const { question, context } = this;
    const problem = this.#problem();
    const field = `date-${question.id}`;
    return html`<form class="asked" novalidate @submit=${this.#submit}>
      <label for=${field}>${question.label}</label>
      <div class="asked-row">
        <input
          id=${field}
          type="date"
          lang=${context.language}
          min=${question.min ?? nothing}
          max=${question.max ?? nothing}
          .value=${this.value}
          ?disabled=${!context.answerable}
          aria-describedby="${field}-words"
          aria-invalid=${problem === null ? "false" : "true"}
          @input=${this.#pick}
        />
        <p id="${field}-words" class="asked-words date-words ${problem === null ? "" : "problem"}" role="status">
          ${problem ?? spokenDate(this.value, context.language) ?? context.say("date_hint")}
        </p>
        <button type="submit" class="choice primary" ?disabled=${!context.answerable || !this.value || problem !== null}>
          ${context.say("date_send")}
        </button>
      </div>
    </form>`;
  }

  #pick(event: Event): void {
    this.value = (event.target as HTMLInputElement).value;
  }

  /** Why the picked date cannot be sent, in words; null when it can. */
  #problem(): string | null {
    const { question, context, value } = this;
    const words = (date: string) => spokenDate(date, context.language) ?? date;
    if (value && question.min && value < question.min) return context.say("date_early", { date: words(question.min) });
    if (value && question.max && value > question.max) return context.say("date_late", { date: words(question.max) });
    return null;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const text = spokenDate(this.value, this.context.language, false);
    if (text === null || this.#problem() !== null || !this.context.answerable) return;
    this.context.answer({ kind: "date", field: this.question.id, value: this.value }, text);
  }
}

customElements.define("chat-date-choice", DateChoice);
