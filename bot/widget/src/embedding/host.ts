/**
 * `embed.js`, for the page of another site: a button, the chat in a frame from the gateway's origin, and
 * `window.employerChat`. The page sees nothing of what is said: it only hears that the chat opened, closed, is ready,
 * or holds messages that were not seen yet.
 */
import words from "virtual:words";
import { told } from "./messages.js";
import type { ToFrame } from "./messages.js";
import { sheet } from "./sheet.js";

const script = document.currentScript as HTMLScriptElement;
const gateway = new URL(script.src).origin;
const wish = (script.dataset["lang"] ?? document.documentElement.lang).slice(0, 2);
const language = wish === "en" ? "en" : "nl";
const word = (id: string): string => words[id]?.[language === "nl" ? 0 : 1] ?? id;
const ICON = "M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z";
const CROSS = "m6 6 12 12M18 6 6 18";

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

function drawing(line: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(space, "path"));
  svg.firstElementChild?.setAttribute("d", line);
  return svg;
}

class EmbeddedChat extends EventTarget {
  #root = make("employer-chat-button" as "div", { class: script.dataset["position"] === "left" ? "left" : "right" });
  #button = make("button", { type: "button", "aria-haspopup": "dialog", "aria-expanded": "false" });
  #count = make("span", { class: "count", "aria-hidden": "true", hidden: "" });
  #panel = make("dialog", { "aria-label": word("title") });
  #cross = make("button", { type: "button", class: "cross", "aria-label": word("close") });
  /** Made at the first opening: until then the host's page loads nothing but this script. */
  #frame: HTMLIFrameElement | null = null;
  #ready = false;
  #unread = 0;
  #before: HTMLElement | null = null;

  constructor() {
    super();
    const shadow = this.#root.attachShadow({ mode: "open" });
    const look = new CSSStyleSheet();
    look.replaceSync(sheet);
    shadow.adoptedStyleSheets = [look];
    this.#button.append(drawing(ICON), this.#count);
    this.#cross.append(drawing(CROSS));
    this.#panel.append(this.#cross);
    const theme = make("link", { rel: "stylesheet", href: `${gateway}/static/theme.css` });
    shadow.append(theme, this.#panel, this.#button);
    this.#button.addEventListener("click", () => (this.#panel.open ? this.close() : this.open()));
    this.#cross.addEventListener("click", () => this.close());
    this.#panel.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    shadow.addEventListener("keydown", (event) => {
      if ((event as KeyboardEvent).key === "Escape" && this.#panel.open) this.close();
    });
    addEventListener("message", (event) => {
      if (event.origin === gateway && event.source === this.#frame?.contentWindow) this.#hear(event.data);
    });
    this.#label();
    document.body.append(this.#root);
  }

  open(): void {
    if (this.#panel.open) return;
    const focused = document.activeElement;
    this.#before = focused instanceof HTMLElement && focused !== this.#root ? focused : null;
    // On a phone the chat fills the screen: then nothing behind it can be reached.
    if (matchMedia("(max-width: 480px)").matches) this.#panel.showModal();
    else this.#panel.show();
    if (this.#frame === null) {
      this.#frame = make("iframe", { src: `${gateway}/embed?lang=${language}`, title: word("title") });
      this.#frame.addEventListener("load", () => this.#order("hello"));
      this.#panel.append(this.#frame);
    }
    this.#frame.focus();
    if (this.#ready) this.#order("opened");
    this.#unread = 0;
    this.#label();
    this.dispatchEvent(new Event("open"));
  }

  close(): void {
    if (!this.#panel.open) return;
    this.#panel.close();
    if (this.#ready) this.#order("closed");
    (this.#before?.isConnected && this.#before !== document.body ? this.#before : this.#button).focus();
    this.#label();
    this.dispatchEvent(new Event("close"));
  }

  #order(what: ToFrame["employerChat"]): void {
    this.#frame?.contentWindow?.postMessage({ employerChat: what } satisfies ToFrame, gateway);
  }

  #hear(data: unknown): void {
    const heard = told(data);
    if (heard?.employerChat === "close") this.close();
    if (heard?.employerChat === "ready") {
      this.#cross.hidden = true;
      if (this.#panel.open) this.#order("opened");
      if (!this.#ready) this.dispatchEvent(new Event("ready"));
      this.#ready = true;
    }
    if (heard?.employerChat === "unread" && typeof heard.count === "number" && !this.#panel.open) {
      this.#unread = heard.count;
      this.#label();
      this.dispatchEvent(new CustomEvent("unread", { detail: { count: heard.count } }));
    }
  }

  #label(): void {
    const open = this.#panel.open;
    const unread = this.#unread > 0 ? `. ${word("unread")}: ${this.#unread}` : "";
    this.#button.setAttribute("aria-expanded", String(open));
    this.#button.setAttribute("aria-label", open ? word("close") : word("open") + unread);
    this.#button.firstElementChild?.replaceWith(drawing(open ? CROSS : ICON));
    this.#count.hidden = this.#unread === 0;
    this.#count.textContent = String(this.#unread);
  }
}

declare global {
  interface Window {
    employerChat?: EmbeddedChat;
  }
}

function begin(): void {
  window.employerChat ??= new EmbeddedChat();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
