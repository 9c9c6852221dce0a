/**
 * `<employer-chat lang employer account>`: the whole web chat. It holds the conversation and the line to the gateway,
 * and puts the pieces together; each piece draws itself elsewhere.
 */
import { LitElement, html, nothing } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "./composer.js";
import type { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import type { Listener, LineState } from "./connection.js";
import { Conversation, answerAfter } from "./conversation.js";
import type { Entry } from "./conversation.js";
import { dayHeading, dayOf } from "./dates.js";
import { drawEntry } from "./entry.js";
import { SIGN_IN, browser } from "./gateway.js";
import { arrowDown, cloudOff, key, speech } from "./icons.js";
import { Keyboard } from "./keyboard.js";
import { isLanguage } from "./protocol.js";
import type { Content, Language, Message, Refusal, Welcome } from "./protocol.js";
import { Scrolling } from "./scrolling.js";
import { styles } from "./styles/styles.js";
import { sayIn } from "./words.js";
import type { Say } from "./words.js";

/** A short break of the line is not worth a word. */
const BREAK_WITHOUT_WORDS = 1500;
/** Hidden for so long, the device may have slept: the line is not to be trusted. */
const LONG_HIDDEN = 30_000;
const GROUP = 5 * 60_000;

export class EmployerChat extends LitElement implements Listener {
  static override styles = styles;
  static override properties: PropertyDeclarations = {
    pageLanguage: { attribute: "lang" },
    employer: {},
    account: {},
    state: { state: true },
    offline: { state: true },
    busy: { state: true },
    trouble: { state: true },
  };
  declare pageLanguage: string | null;
  declare employer: string;
  declare account: string;
  declare private state: LineState;
  /** The line has been away long enough to say so. */
  declare private offline: boolean;
  declare private busy: boolean;
  declare private trouble: string | null;

  #conversation = new Conversation();
  #connection = new Connection(browser, this, () => ({ after: this.#conversation.newest, lang: this.#speaks }));
  #scrolling = new Scrolling(this);
  #language: Language | null = null;
  /** The newest seq at the first welcome: what came before it is history, which is not read out. */
  #historyEnd: number | null = null;
  #hiddenAt = 0;
  /** The history has been drawn; from then on new messages are read out. */
  #historyIn = false;
  /** Cancels the wait after which a broken line gets words; null while none runs. */
  #cancelBreak: (() => void) | null = null;

  constructor() {
    super();
    new Keyboard(this);
    this.pageLanguage = null;
    this.employer = "";
    this.account = "";
    this.state = "connecting";
    this.offline = false;
    this.busy = false;
    this.trouble = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#refresh);
    addEventListener("offline", this.#lost);
    addEventListener("beforeunload", this.#leaving);
    document.addEventListener("visibilitychange", this.#shown);
    this.line("connecting");
    this.#connection.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#refresh);
    removeEventListener("offline", this.#lost);
    removeEventListener("beforeunload", this.#leaving);
    document.removeEventListener("visibilitychange", this.#shown);
    this.#cancelBreak?.();
    this.#connection.stop();
  }

  // What the line tells.

  line(state: LineState): void {
    this.state = state;
    if (state !== "open") this.busy = false;
    if (state === "open" || state === "signed_out") {
      this.#cancelBreak?.();
      this.#cancelBreak = null;
      this.offline = false;
    } else {
      this.#cancelBreak ??= browser.later(BREAK_WITHOUT_WORDS, () => (this.offline = true));
    }
  }

  welcome(frame: Welcome): void {
    this.#historyEnd ??= frame.seq;
    this.#language = frame.lang;
    this.employer = frame.employer.name;
    this.account = frame.account.name;
  }

  message(message: Message): void {
    if (!this.#conversation.accept(message)) return;
    if (message.from !== "user" && message.seq > (this.#historyEnd ?? 0)) {
      // The chat speaks the language of the conversation, which the user changes by writing in another.
      this.#language = message.lang;
      this.trouble = null;
      this.#scrolling.arrived();
      this.dispatchEvent(new Event("arrived"));
    }
    this.requestUpdate();
  }

  kept(id: string, seq: number): void {
    this.#conversation.kept(id, seq);
    this.requestUpdate();
  }

  typing(on: boolean): void {
    this.busy = on;
  }

  refused({ code, title, id }: Refusal): void {
    if (id && code === "no_bsn") {
      this.#conversation.withdraw(id);
      this.trouble = title;
    } else if (id && code.startsWith("choice_")) {
      this.#conversation.endChoice(id);
      this.trouble = title;
    } else if (id) {
      this.#conversation.refuse(id, title);
    } else {
      this.trouble = title;
    }
    this.requestUpdate();
  }

  // What the user does.

  #send = (content: Content, text: string, origin: string | null = null): void => {
    const id = crypto.randomUUID();
    this.trouble = null;
    this.#conversation.send(id, content, text, new Date(), origin);
    this.#connection.submit(id, content);
    this.#scrolling.toEnd();
  };

  #answer(entry: string, content: Content, text: string): void {
    this.#send(content, text, entry);
    // The pressed button is dead now. On a phone the field would open the keyboard, so the conversation gets the focus.
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch ? this.#log : this.#composer)?.focus({ preventScroll: true });
  }

  #retry = (id: string): void => {
    const content = this.#conversation.retry(id);
    if (content) this.#connection.submit(id, content);
    this.requestUpdate();
    this.#composer?.focus();
  };

  #edit = (id: string): void => {
    const withdrawn = this.#conversation.withdraw(id);
    // A BSN and a file have a place of their own, which is open again.
    if (withdrawn && !["bsn", "file"].includes(withdrawn.content.kind)) this.#composer?.fill(withdrawn.text);
    this.requestUpdate();
  };

  #discard = (id: string): void => {
    this.#conversation.withdraw(id);
    this.requestUpdate();
    this.#composer?.focus();
  };

  // What the browser tells.

  #refresh = (): void => this.#connection.refresh();
  #lost = (): void => this.#connection.lost();

  #shown = (): void => {
    if (document.visibilityState === "hidden") this.#hiddenAt = Date.now();
    else if (this.state !== "open" || Date.now() - this.#hiddenAt > LONG_HIDDEN) this.#connection.refresh();
  };

  #leaving = (event: BeforeUnloadEvent): void => {
    if (this.#conversation.hasUnsent || this.renderRoot.querySelector("chat-file-request progress")) event.preventDefault();
  };

  // What is drawn.

  get #say(): Say {
    return sayIn(this.#speaks);
  }

  get #speaks(): Language {
    if (this.#language !== null) return this.#language;
    const page = this.pageLanguage?.slice(0, 2);
    return isLanguage(page) ? page : "nl";
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(".log");
  }

  get #composer(): Composer | null {
    return this.renderRoot.querySelector<Composer>("chat-composer");
  }

  protected override render(): TemplateResult {
    const say = this.#say;
    const entries = this.#conversation.entries();
    return html`<div class="chat" lang=${this.#speaks}>
      <div class="reading">
        <div
          class="log"
          role="log"
          tabindex="0"
          aria-live=${this.#historyIn ? "polite" : "off"}
          aria-busy=${this.#historyIn ? "false" : "true"}
          aria-label=${this.employer ? say("log_about", { employer: this.employer }) : say("log")}
        >
          <div class="content">
            ${entries.length > 0 ? this.#entries(entries) : this.#nothingYet()} ${this.busy ? this.#typing() : nothing}
          </div>
        </div>
        ${this.#scrolling.atEnd ? nothing : this.#pill()}
      </div>
      <div class="writing-place">
        ${this.#banner()}
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
        <chat-composer
          .say=${say}
          .closed=${this.state === "signed_out"}
          .send=${(text: string) => this.#send({ kind: "text", text }, text)}
        ></chat-composer>
      </div>
    </div>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    const content = this.renderRoot.querySelector<HTMLElement>(".content");
    if (this.#log && content) this.#scrolling.watch(this.#log, content);
  }

  protected override updated(): void {
    if (this.#historyIn || this.#historyEnd === null || this.#conversation.newest < this.#historyEnd) return;
    this.#historyIn = true;
    this.requestUpdate();
  }

  #entries(entries: Entry[]): TemplateResult {
    const language = this.#speaks;
    const today = dayOf(new Date());
    const answerable = this.#conversation.answerable();
    const newest = entries.findLast(({ from }) => from === "user");
    return html`${repeat(
      entries,
      (entry) => entry.key,
      (entry, index) => {
        const day = dayOf(entry.at);
        const before = entries[index - 1];
        // What is on its way has the time of this device; its day is known when the gateway has it.
        const newDay = entry.lang !== null && (before === undefined || dayOf(before.at) !== day);
        const after = entries[index + 1];
        return html`${newDay
          ? html`<p class="day" aria-live="off"><span>${dayHeading(day, today, language)}</span></p>`
          : nothing}
        ${drawEntry(entry, {
          say: this.#say,
          language,
          entry: entry.key,
          answerable: answerable.has(entry.key) && this.state !== "signed_out",
          answered: answerable.has(entry.key) ? null : answerAfter(entries, index),
          answer: (content, text) => this.#answer(entry.key, content, text),
          follows: !newDay && together(before, entry),
          last: after === undefined || dayOf(after.at) !== day || !together(entry, after),
          newest: entry === newest,
          online: this.state === "open",
          retry: this.#retry,
          edit: this.#edit,
          discard: this.#discard,
        })}`;
      },
    )}`;
  }

  #nothingYet(): TemplateResult {
    const say = this.#say;
    if (!this.#historyIn && this.state !== "signed_out") {
      return html`<div class="loading" role="status">
        <span class="unseen">${say("loading")}</span>
        <i></i><i></i><i></i>
      </div>`;
    }
    return html`<div class="empty">
      <span class="mark">${speech}</span>
      <h2>${this.account ? say("empty_title", { account: this.account }) : say("empty_title_nobody")}</h2>
      <p>${this.employer ? say("empty_text", { employer: this.employer }) : say("empty_text_nobody")}</p>
    </div>`;
  }

  #typing(): TemplateResult {
    return html`<div class="entry assistant typing" aria-live="off">
      <p class="bubble"><span class="unseen">${this.#say("typing")}</span><i></i><i></i><i></i></p>
    </div>`;
  }

  #pill(): TemplateResult {
    const unseen = this.#scrolling.unseen > 0;
    const label = this.#say(unseen ? "new_messages" : "to_newest");
    return html`<button
      type="button"
      class="pill ${unseen ? "unseen-messages" : ""}"
      aria-label=${label}
      title=${label}
      @click=${() => this.#toNewest()}
    >
      ${arrowDown}${unseen ? html`<span>${label}</span>` : nothing}
    </button>`;
  }

  #toNewest(): void {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#scrolling.toEnd(still ? "auto" : "smooth");
    this.#log?.focus({ preventScroll: true });
  }

  #banner(): TemplateResult {
    const say = this.#say;
    if (this.state === "signed_out") {
      const unsent = this.#conversation.hasUnsent;
      return html`<div class="banner" role="alert">
        ${key}<span>${say(unsent ? "signed_out_unsent" : "signed_out")}</span>
        <a class="action" href=${SIGN_IN}>${say("sign_in")}</a>
      </div>`;
    }
    return html`<div role="status">
      ${this.offline
        ? html`<div class="banner">
            ${cloudOff}<span>${say("offline")}</span>
            <button type="button" class="action" @click=${this.#refresh}>${say("try_now")}</button>
          </div>`
        : nothing}
    </div>`;
  }
}

/** Two messages of one sender, shortly after each other. */
function together(before: Entry | undefined, entry: Entry): boolean {
  if (before === undefined || before.from !== entry.from || before.delivery === "failed") return false;
  return entry.at.getTime() - before.at.getTime() < GROUP;
}

customElements.define("employer-chat", EmployerChat);
