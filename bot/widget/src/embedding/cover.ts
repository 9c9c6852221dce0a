/**
 * Keeps a confirmation from being pressed through something that the host's page lays over the frame, or over a frame that
 * it makes invisible. Only browsers with version 2 of the IntersectionObserver can tell (Chromium); others let it be.
 */

/** So long the chat must have been seen whole before a press counts: a cover may be taken away just before it. */
const SEEN_FOR = 500;

type Seen = IntersectionObserverEntry & { isVisible?: boolean };

export function guard(chat: HTMLElement, note: HTMLElement | null): void {
  let seenSince: number | null = null;
  let canTell = false;
  const watcher = new IntersectionObserver(
    (entries) => {
      const newest = entries.at(-1) as Seen | undefined;
      canTell = newest?.isVisible !== undefined;
      seenSince = newest?.isVisible ? (seenSince ?? performance.now()) : null;
      if (seenSince !== null && note) note.hidden = true;
    },
    // What TypeScript does not know yet.
    { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit,
  );
  watcher.observe(chat);
  addEventListener(
    "click",
    (event) => {
      // A key is pressed by who has the focus there: nobody is led to that by what lies over it.
      const pointed = event.detail > 0;
      const confirms = event.composedPath().some((each) => each instanceof Element && each.matches(".card"));
      if (!canTell || !pointed || !confirms) return;
      if (seenSince !== null && performance.now() - seenSince >= SEEN_FOR) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (seenSince === null && note) note.hidden = false;
    },
    { capture: true },
  );
}
