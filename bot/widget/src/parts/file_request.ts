/**
 * Part `file_request`: a place to drop or choose a file. It is looked at before it is sent, sent with a bar that can be
 * cancelled, and named in the answer once the gateway has it.
 */
import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { LOCALES } from "../dates.js";
import { document as paper } from "../icons.js";
import { LightElement } from "../light_element.js";
import type { FileRequestPart } from "../protocol.js";
import { fileSize } from "../sizes.js";
import { upload } from "../upload.js";
import type { Upload } from "../upload.js";
import type { PartContext } from "./context.js";
import { bar } from "./progress.js";

/** A file that misses the place must not open in the place of the chat. */
function catchFile(event: DragEvent): void {
  if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
}

export class FileRequest extends LightElement {
  static override properties: PropertyDeclarations = {
    question: { attribute: false },
    context: { attribute: false },
    file: { state: true },
    sent: { state: true },
    problem: { state: true },
    over: { state: true },
  };
  declare question: FileRequestPart;
  declare context: PartContext;
  /** The file that is on its way, or that did not arrive. */
  declare private file: File | null;
  declare private sent: number;
  declare private problem: string | null;
  /** A file hangs over the place. */
  declare private over: boolean;
  #upload: Upload | null = null;

  constructor() {
    super();
    this.file = null;
    this.sent = 0;
    this.problem = null;
    this.over = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("dragover", catchFile);
    addEventListener("drop", catchFile);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("dragover", catchFile);
    removeEventListener("drop", catchFile);
    this.#stop();
  }

  protected override willUpdate(): void {
    // Typed past, answered in another window, signed out: nothing goes on here.
    if (this.context.answerable) return;
    this.#stop();
    Object.assign(this, { file: null, problem: null });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { question, context, file, problem } = this;
    if (!context.answerable) return nothing;
    const id = `file-${question.id}`;
    return html`<div class="asked">
      <p class="asked-label" id=${id}>${question.label}</p>
      ${file ? this.#parcel(file, id) : this.#place(id)}
      <p id="${id}-words" class="asked-words ${problem ? "problem" : ""}" role="status">
        ${problem ?? (file ? nothing : this.#hint())}
      </p>
      ${file && problem ? this.#afterwards(file) : nothing}
    </div>`;
  }

  #place(id: string): TemplateResult {
    const { say } = this.context;
    // The field lies over the whole place, unseen: pressing, keys and dropping are the browser's own.
    return html`<div class="drop ${this.over ? "over" : ""}" @dragover=${() => (this.over = true)} @dragleave=${this.#left} @drop=${this.#drop}>
      <input
        type="file"
        accept=${this.question.accept.join()}
        aria-labelledby="${id} ${id}-button"
        aria-describedby="${id}-words"
        aria-invalid=${this.problem ? "true" : "false"}
        @change=${this.#choose}
      />
      ${paper}<span class="choice" id="${id}-button">${say("file_choose")}</span>
      <span class="drop-words" aria-hidden="true">${say("file_drop")}</span>
    </div>`;
  }

  #parcel({ name, size }: File, id: string): TemplateResult {
    const { say, language } = this.context;
    const [done, total] = [fileSize(this.sent, language), fileSize(size, language)];
    return html`<div class="file">
      ${paper}
      <div class="file-words">
        <p class="file-name" id="${id}-name">${name}</p>
        ${this.problem
          ? html`<span>${total}</span>`
          : bar(`${id}-name`, this.sent, this.sent < size ? size : null, say("of", { done, total }))}
      </div>
      ${this.problem ? nothing : html`<button type="button" class="choice" @click=${this.#cancel}>${say("cancel")}</button>`}
    </div>`;
  }

  #afterwards(file: File): TemplateResult {
    const { say } = this.context;
    return html`<div class="choices">
      <button type="button" class="choice primary" @click=${() => this.#start(file)}>${say("retry")}</button>
      <button type="button" class="choice" @click=${this.#cancel}>${say("file_other")}</button>
    </div>`;
  }

  get #kinds(): string {
    return new Intl.ListFormat(LOCALES[this.context.language], { type: "disjunction" }).format(this.question.accept);
  }

  get #limit(): string {
    return fileSize(this.question.max_bytes, this.context.language);
  }

  #hint(): string {
    return this.context.say("file_hint", { kinds: this.#kinds, limit: this.#limit });
  }

  #left(): void {
    this.over = false;
  }

  #drop(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    this.#take([...(event.dataTransfer?.files ?? [])]);
  }

  #choose(event: Event): void {
    const field = event.target as HTMLInputElement;
    const chosen = [...(field.files ?? [])];
    // The same file, mended, can be chosen again.
    field.value = "";
    this.#take(chosen);
  }

  #take(files: File[]): void {
    const [file] = files;
    if (file === undefined) return;
    const fault = this.#fault(file, files.length);
    if (fault === null) this.#start(file);
    else this.problem = fault;
  }

  /** Why this file cannot be sent, and what can be done; null when it can. */
  #fault({ name, size }: File, files: number): string | null {
    const { accept, max_bytes: most } = this.question;
    const { say } = this.context;
    if (files > 1) return say("file_one");
    if (!accept.some((end) => name.toLowerCase().endsWith(end.toLowerCase()))) return say("file_kind", { kinds: this.#kinds });
    if (size > most) return say("file_large", { limit: this.#limit });
    return size === 0 ? say("file_empty") : null;
  }

  #start(file: File): void {
    const { question, context } = this;
    const sending = upload(question.id, file, context.language, (sent) => (this.sent = sent));
    this.#upload = sending;
    void this.#become({ file, sent: 0, problem: null });
    void sending.outcome.then((outcome) => {
      if (this.#upload !== sending) return;
      this.#upload = null;
      if ("file" in outcome) this.context.answer({ kind: "file", field: question.id, file: outcome.file }, file.name);
      else void this.#become({ problem: outcome.refused ?? this.context.say("file_failed") });
    });
  }

  #cancel(): void {
    this.#stop();
    void this.#become({ file: null, problem: null });
  }

  #stop(): void {
    this.#upload?.cancel();
    this.#upload = null;
  }

  /** Shows the next step; a focus that was here goes along with it. */
  async #become(state: Partial<{ file: File | null; sent: number; problem: string | null }>): Promise<void> {
    const focused = this.matches(":focus-within");
    Object.assign(this, state);
    await this.updateComplete;
    if (focused && !this.matches(":focus-within")) this.querySelector<HTMLElement>("button, input")?.focus();
  }
}

customElements.define("chat-file-request", FileRequest);
