/**
 * Runs on the gateway's own pages for embedding: in the frame of a host's page, and in the window in which its user signs
 * in. That window gives the frame a code, which the gateway takes once for the session in a cookie of this frame alone.
 */
import { guard } from "./cover.js";
import { told } from "./messages.js";
import type { ToHost, ToOpener } from "./messages.js";

const WINDOW = "popup,width=480,height=720";
const SIGN_IN = "/embed/sign-in";
/** So long the frame gets to take the code; then the window says what the user can do. */
const PATIENCE = 4000;

const meta = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

class Frame {
  #hosts = meta("embed-hosts").split(" ");
  /** The host's origin, known once its page has spoken. */
  #host: string | null = null;
  #window: Window | null = null;
  #open = true;
  #unread = 0;
  #chat = document.querySelector<HTMLElement>("employer-chat");

  begin(): void {
    addEventListener("message", (event) => {
      if (event.source === parent && this.#hosts.includes(event.origin)) this.#hearHost(event);
      if (event.source !== null && event.source === this.#window && event.origin === location.origin) {
        void this.#hearWindow(event.data);
      }
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) this.#tell({ employerChat: "close" });
    });
    addEventListener("click", (event) => this.#follow(event));
    document.querySelector("#close")?.addEventListener("click", () => this.#tell({ employerChat: "close" }));
    if (this.#chat !== null) guard(this.#chat, document.querySelector<HTMLElement>("#covered"));
    this.#chat?.addEventListener("arrived", () => {
      if (this.#open) return;
      this.#unread += 1;
      this.#tell({ employerChat: "unread", count: this.#unread });
    });
  }

  #tell(message: ToHost): void {
    if (this.#host !== null) parent.postMessage(message, this.#host);
  }

  #hearHost({ data, origin }: MessageEvent): void {
    const what = told(data)?.employerChat;
    if (what === "hello") {
      this.#host = origin;
      for (const element of document.querySelectorAll<HTMLElement>("#close")) element.hidden = false;
      this.#tell({ employerChat: "ready" });
    }
    if (what === "closed") this.#open = false;
    if (what === "opened") {
      this.#open = true;
      this.#unread = 0;
      const field = this.#chat?.shadowRoot?.querySelector("chat-composer") as HTMLElement | null | undefined;
      (field ?? document.querySelector<HTMLElement>("#sign-in"))?.focus();
    }
  }

  /** A link to signing in opens a window: that page is never shown in a frame. */
  #follow(event: Event): void {
    const link = event.composedPath().find((each): each is HTMLAnchorElement => each instanceof HTMLAnchorElement);
    if (link?.origin !== location.origin || ![SIGN_IN, "/sign-in"].includes(link.pathname)) return;
    event.preventDefault();
    if (this.#window !== null && !this.#window.closed) return this.#window.focus();
    // Without a name: the host's page could have a window of that name already, and so a hand on ours.
    this.#window = open(`${SIGN_IN}?lang=${document.documentElement.lang}`, "_blank", WINDOW);
  }

  async #hearWindow(data: unknown): Promise<void> {
    const heard = told(data);
    if (heard?.employerChat !== "signed_in") return;
    const answer = await fetch("/embed/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code: heard.code }),
    });
    if (!answer.ok) return;
    this.#window?.close();
    const again = new URL(location.href);
    again.searchParams.set("signed_in", "1");
    location.replace(again);
  }
}

/** In the window: gives the code to the frame that opened it, which is of this origin or gets nothing. */
function handOver(code: string): void {
  const note = document.querySelector<HTMLElement>("#not-taken");
  const frame = opener as Window | null;
  frame?.postMessage({ employerChat: "signed_in", code } satisfies ToOpener, location.origin);
  setTimeout(() => note?.removeAttribute("hidden"), frame === null ? 0 : PATIENCE);
}

const code = meta("embed-code");
if (code) handOver(code);
else if (parent !== window) new Frame().begin();
