/** The field to write in. Grows with the text; Enter sends, on a phone (where Enter is a new line) the button does. */
import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { arrowUp } from "./icons.js";
import { LightElement } from "./light_element.js";
import type { Say } from "./words.js";

const LIMIT = 4000;
const COUNT_FROM = 3600;

export class Composer extends LightElement {
  static override properties: PropertyDeclarations = {
    say: { attribute: false },
    closed: { attribute: false },
    send: { attribute: false },
    text: { state: true },
  };
  declare say: Say;
  /** Nothing can be sent any more; what was written stays, so that it can be copied. */
  declare closed: boolean;
  declare send: (text: string) => void;
  declare private text: string;

  constructor() {
    super();
    this.closed = false;
    this.text = "";
  }

  get #field(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  get hasText(): boolean {
    return this.text.trim() !== "";
  }

  override focus(options?: FocusOptions): void {
    this.#field?.focus(options);
  }

  /** Puts a text back into the field, before what stands there. */
  fill(text: string): void {
    this.text = this.hasText ? `${text}\n${this.text}` : text;
    this.focus();
  }

  protected override render(): TemplateResult {
    const { say, text } = this;
    const touch = matchMedia("(pointer: coarse)").matches;
    const length = text.trim().length;
    const over = length > LIMIT;
    return html`<form class="composer" @submit=${this.#submit}>
      <div class="writing ${over ? "over" : ""}">
        <label class="unseen" for="field">${say("field")}</label>
        <textarea
          id="field"
          rows="1"
          autocomplete="off"
          enterkeyhint=${touch ? "enter" : "send"}
          placeholder=${say("placeholder")}
          aria-describedby="field-help"
          aria-invalid=${over ? "true" : "false"}
          .value=${text}
          @input=${this.#write}
          @keydown=${this.#press}
        ></textarea>
        <button
          class="send"
          type="submit"
          aria-label=${say("send")}
          title=${say("send")}
          ?disabled=${this.closed || over || length === 0}
          @pointerdown=${this.#keepFocus}
        >
          ${arrowUp}
        </button>
      </div>
      <p class="under" id="field-help">
        ${length < COUNT_FROM
          ? touch
            ? nothing
            : html`<span class="keys">${say("keys")}</span>`
          : html`<span class=${over ? "problem" : ""} role="status"
              >${say(over ? "length_over" : "length", { count: length, limit: LIMIT })}</span
            >`}
      </p>
    </form>`;
  }

  protected override updated(): void {
    const field = this.#field;
    if (field === null) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }

  #write(event: Event): void {
    this.text = (event.target as HTMLTextAreaElement).value;
  }

  #press(event: KeyboardEvent): void {
    const newLine = event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches;
    if (event.key === "Enter" && !newLine) this.#submit(event);
  }

  /** Pressing the button must not close the keyboard of a phone. */
  #keepFocus(event: Event): void {
    if (this.#field?.matches(":focus")) event.preventDefault();
  }

  #submit(event: Event): void {
    event.preventDefault();
    const text = this.text.trim();
    if (this.closed || text === "" || text.length > LIMIT) return;
    this.text = "";
    this.send(text);
  }
}

customElements.define("chat-composer", Composer);
