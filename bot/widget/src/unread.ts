/** What came in while the page was hidden or the device slept: where the reader left off, and how many in the title. */

export class Unread {
  /** The key of the first message that was not seen; a line stands before it. */
  mark: string | null = null;
  #count = 0;
  #title = "";
  #left = false;
  /** Messages up to this seq came while the device slept. */
  #missedTo = 0;

  hidden(): void {
    this.#left = true;
  }

  shown(): void {
    if (this.#count > 0) document.title = this.#title;
    this.#count = 0;
  }

  /** The line was away while nobody looked: what the gateway has by the next welcome has been missed. */
  slept(): void {
    this.#missedTo = Infinity;
  }

  welcome(seq: number): void {
    this.#missedTo = Math.min(this.#missedTo, seq);
  }

  arrived(key: string, seq: number): void {
    const hidden = document.visibilityState === "hidden";
    if (!hidden && seq > this.#missedTo) return;
    if (this.#left) this.mark = key;
    this.#left = false;
    if (!hidden) return;
    if (this.#count++ === 0) this.#title = document.title;
    document.title = `(${this.#count}) ${this.#title}`;
  }

  /** Who writes has read. */
  answered(): void {
    this.mark = null;
  }
}
