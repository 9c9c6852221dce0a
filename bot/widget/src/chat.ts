/**
 * `<employer-chat lang employer account>`: the whole web chat. It holds the conversation and the line to the gateway,
 * and puts the pieces together; each piece draws itself elsewhere.
 */
import { LitElement, html, nothing } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import { offlineBanner, signedOutBanner } from "./banner.js";
import "./composer.js";
import type { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import type { Listener, LineState } from "./connection.js";
import { Conversation } from "./conversation.js";
import { browser } from "./gateway.js";
import { Keyboard } from "./keyboard.js";
import { drawEmpty, drawEntries, drawLoading, drawPill, drawTyping } from "./log.js";
import type { LogContext } from "./log.js";
import { Presence } from "./presence.js";
import type { Watcher } from "./presence.js";
import { isLanguage } from "./protocol.js";
import type { Content, Language, Message, Refusal, Welcome } from "./protocol.js";
import { Scrolling } from "./scrolling.js";
import { styles } from "./styles/styles.js";
import { Unread } from "./unread.js";
import { sayIn } from "./words.js";
import type { Say } from "./words.js";

/** A short break of the line is not worth a word. */
const BREAK_WITHOUT_WORDS = 1500;

export class EmployerChat extends LitElement implements Listener, Watcher {
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
  #unread = new Unread();
  #language: Language | null = null;
  /** The newest seq at the first welcome: what came before it is history, which is not read out. */
  #historyEnd: number | null = null;
  /** The history has been drawn; from then on new messages are read out. */
  #historyIn = false;
  /** Cancels the wait after which a broken line gets words; null while none runs. */
  #cancelBreak: (() => void) | null = null;

  constructor() {
    super();
    new Keyboard(this);
    new Presence(this);
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
    this.line("connecting");
    this.#connection.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
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
    this.#unread.welcome(frame.seq);
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
      // What moves in its place is not new.
      if (message.replaces === null) {
        this.#unread.arrived(message.id, message.seq);
        this.#scrolling.arrived();
        this.dispatchEvent(new Event("arrived"));
      }
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
    const used = code.startsWith("choice_");
    if (id && used) this.#conversation.endChoice(id);
    else if (id && code === "no_bsn") this.#conversation.withdraw(id);
    else if (id) this.#conversation.refuse(id, code === "no_answer" ? this.#say(code) : title);
    if (!id || used || code === "no_bsn") this.trouble = title;
    this.requestUpdate();
  }

  // What the user does.

  #send = (content: Content, text: string, origin: string | null = null): void => {
    const id = crypto.randomUUID();
    this.trouble = null;
    this.#unread.answered();
    this.#conversation.send(id, content, text, new Date(), origin);
    this.#connection.submit(id, content);
    this.#scrolling.toEnd();
  };

  #answer = (entry: string, content: Content, text: string): void => {
    this.#send(content, text, entry);
    // The pressed button is dead now. On a phone the field would open the keyboard, so the conversation gets the focus.
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch ? this.#log : this.#composer)?.focus({ preventScroll: true });
  };

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

  networkCame = (): void => this.#connection.refresh();

  networkWent(): void {
    this.#connection.lost();
  }

  pageHidden(): void {
    this.#unread.hidden();
  }

  pageShown(slept: boolean): void {
    this.#unread.shown();
    if (!slept && this.state === "open") return;
    this.#unread.slept();
    this.#connection.refresh();
  }

  get hasUnsent(): boolean {
    return this.#conversation.hasUnsent || this.renderRoot.querySelector("chat-file-request progress") !== null;
  }

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
            ${entries.length > 0
              ? drawEntries(this.#conversation, entries, this.#context)
              : !this.#historyIn && this.state !== "signed_out"
                ? drawLoading(say)
                : drawEmpty(say, this.account, this.employer)}
            ${this.busy ? drawTyping(say) : nothing}
          </div>
        </div>
        ${this.#scrolling.atEnd ? nothing : drawPill(say, this.#scrolling.unseen > 0, this.#toNewest)}
      </div>
      <div class="writing-place">
        ${this.state === "signed_out"
          ? signedOutBanner(say, this.#conversation.hasUnsent)
          : offlineBanner(say, this.offline, this.networkCame)}
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

  get #context(): LogContext {
    return {
      say: this.#say,
      language: this.#speaks,
      online: this.state === "open",
      signedOut: this.state === "signed_out",
      unread: this.#unread.mark,
      answer: this.#answer,
      retry: this.#retry,
      edit: this.#edit,
      discard: this.#discard,
    };
  }

  #toNewest = (): void => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#scrolling.toEnd(still ? "auto" : "smooth");
    this.#log?.focus({ preventScroll: true });
  };
}

customElements.define("employer-chat", EmployerChat);
