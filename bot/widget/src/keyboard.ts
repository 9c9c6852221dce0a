/**
 * Keeps the field above the keyboard of a phone, where the browser lays the keyboard over the page (Safari) instead of
 * making the page smaller: what it covers of the chat is kept free at its lower end, as `--keyboard`.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";

export class Keyboard implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    visualViewport?.addEventListener("resize", this.#fit);
    visualViewport?.addEventListener("scroll", this.#fit);
  }

  hostDisconnected(): void {
    visualViewport?.removeEventListener("resize", this.#fit);
    visualViewport?.removeEventListener("scroll", this.#fit);
  }

  #fit = (): void => {
    const seen = visualViewport;
    // Who has zoomed in sees a part of the page on purpose.
    if (!seen || seen.scale > 1.01) return;
    const covered = this.host.getBoundingClientRect().bottom - (seen.offsetTop + seen.height);
    this.host.style.setProperty("--keyboard", `${Math.max(0, Math.round(covered))}px`);
  };
}
