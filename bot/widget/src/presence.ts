/** What the browser tells about network and page: the line may be dead although nobody said so. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Hidden for so long, the device may have slept. */
const LONG_HIDDEN = 30_000;

export interface Watcher extends ReactiveControllerHost {
  networkCame(): void;
  networkWent(): void;
  pageHidden(): void;
  /** `slept`: it was hidden for so long that the device may have slept. */
  pageShown(slept: boolean): void;
  /** Whether something would be lost when the page closed now. */
  readonly hasUnsent: boolean;
}

/** Not in every browser; `type` only on phones. */
const network = (navigator as { connection?: EventTarget & { type?: string } }).connection;

export class Presence implements ReactiveController {
  #hiddenAt = 0;
  #network = network?.type;

  constructor(private readonly watcher: Watcher) {
    watcher.addController(this);
  }

  hostConnected(): void {
    this.#listen("addEventListener");
  }

  hostDisconnected(): void {
    this.#listen("removeEventListener");
  }

  #listen(how: "addEventListener" | "removeEventListener"): void {
    window[how]("online", this.#came);
    window[how]("offline", this.#went);
    window[how]("beforeunload", this.#leaving);
    document[how]("visibilitychange", this.#look);
    network?.[how]("change", this.#changed);
  }

  #came = (): void => this.watcher.networkCame();
  #went = (): void => this.watcher.networkWent();

  #look = (): void => {
    if (document.visibilityState !== "hidden") return this.watcher.pageShown(Date.now() - this.#hiddenAt > LONG_HIDDEN);
    this.#hiddenAt = Date.now();
    this.watcher.pageHidden();
  };

  /** From Wi-Fi to mobile: what goes over the old network goes nowhere. */
  #changed = (): void => {
    const before = this.#network;
    this.#network = network?.type;
    if (before !== this.#network && this.#network !== "none") this.watcher.networkCame();
  };

  #leaving = (event: Event): void => {
    if (this.watcher.hasUnsent) event.preventDefault();
  };
}
