/**
 * Keeps the newest message in view for who is at the end, and leaves alone who reads back.
 * An answer longer than the screen is shown from the question on, not from its last line; what came in while the page
 * was hidden, from the first of it on.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";

const NEAR = 64;
const MARGIN = 16;

export class Scrolling implements ReactiveController {
  /** At the end: new messages are followed. */
  atEnd = true;
  /** Messages that came in while the user was reading back. */
  unseen = 0;
  #top = 0;
  #scroller: HTMLElement | null = null;
  #observer = new ResizeObserver(() => this.#follow());

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  watch(scroller: HTMLElement, content: HTMLElement): void {
    this.#scroller = scroller;
    scroller.addEventListener("scroll", () => this.#look(), { passive: true });
    scroller.addEventListener("stay", () => this.#become(false));
    this.#observer.observe(scroller);
    this.#observer.observe(content);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#scroller = null;
  }

  /** Counts a message that came in; nothing to count for who sees it anyway. */
  arrived(): void {
    if (!this.atEnd) this.unseen += 1;
  }

  /** Goes to the newest message, once what is new has been drawn. */
  toEnd(behavior: ScrollBehavior = "auto"): void {
    this.unseen = 0;
    this.atEnd = true;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      this.#scroller?.scrollTo({ top: this.#scroller.scrollHeight, behavior });
    });
  }

  #follow(): void {
    const scroller = this.#scroller;
    if (scroller === null || !this.atEnd) return;
    const question = [...scroller.querySelectorAll<HTMLElement>(".entry.user")].at(-1);
    const unread = scroller.querySelector<HTMLElement>(".new");
    const end = scroller.scrollHeight - scroller.clientHeight;
    const starts = [question, unread].map((start) => (start ? start.offsetTop - MARGIN : end));
    // Never back: who has read on to the end of a long answer stays there.
    scroller.scrollTop = Math.max(scroller.scrollTop, Math.min(end, ...starts));
    this.#become(end - scroller.scrollTop < NEAR);
  }

  #look(): void {
    const scroller = this.#scroller;
    if (scroller === null) return;
    const backwards = scroller.scrollTop < this.#top;
    this.#top = scroller.scrollTop;
    const near = scroller.scrollHeight - scroller.clientHeight - this.#top < NEAR;
    // Only going back leaves the end: a message that has just been drawn below moves nothing.
    if (near || backwards) this.#become(near);
  }

  #become(atEnd: boolean): void {
    if (atEnd === this.atEnd) return;
    this.atEnd = atEnd;
    if (atEnd) this.unseen = 0;
    this.host.requestUpdate();
  }
}
