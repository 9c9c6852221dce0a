/**
 * The look's variables and the frame. A page sets the `--wa-` properties; without them the chat has a look of its own,
 * light or dark as the page's `color-scheme` says. Everything else is mixed from these few.
 */
import { css } from "lit";

export const base = css`
  :host {
    --accent: var(--wa-accent, light-dark(#0b5d66, #6ccbd0));
    --surface: var(--wa-surface, light-dark(#ffffff, #14191d));
    --text: var(--wa-text, light-dark(#18242b, #e9eef0));
    --muted: var(--wa-muted, light-dark(#56656e, #a3b0b7));
    --border: var(--wa-border, light-dark(#d5dde1, #36434a));
    --danger: var(--wa-danger, light-dark(#b3261e, #ff9d94));
    --radius: var(--wa-radius, 0.875rem);
    /* Black or white, whichever reads on the accent; the first line is for browsers without relative colours. */
    --on-accent: var(--wa-on-accent, light-dark(#ffffff, #06262a));
    --quiet: color-mix(in oklab, var(--text) 6%, var(--surface));
    --tint: color-mix(in oklab, var(--accent) 9%, var(--surface));
    --edge: var(--wa-field-border, color-mix(in oklab, var(--text) 55%, var(--surface)));
    /* Own messages: a whole bubble of a light accent would glare in the dark. */
    --own: light-dark(var(--accent), color-mix(in oklab, var(--accent) 30%, var(--surface)));
    --on-own: light-dark(var(--on-accent), var(--text));
    --keyboard: 0px;

    display: block;
    block-size: 100%;
    min-block-size: 0;
    container-type: inline-size;
    color: var(--text);
    background: var(--surface);
    font-family: var(--wa-font, system-ui, sans-serif);
    font-size: 1rem;
    line-height: 1.5;
    -webkit-text-size-adjust: 100%;
  }

  @supports (color: oklch(from red l c h)) {
    :host {
      --on-accent: var(--wa-on-accent, oklch(from var(--accent) clamp(0.2, (0.68 - l) * 1000, 1) min(c, 0.03) h));
    }
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  p,
  h2,
  dl,
  dd {
    margin: 0;
  }

  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  button,
  a {
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }

  button:not(:disabled) {
    cursor: pointer;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .chat {
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
    block-size: 100%;
    padding-block-end: var(--keyboard);
    overflow-wrap: anywhere;
  }

  .reading {
    position: relative;
    min-block-size: 0;
  }

  .writing-place {
    position: relative;
    inline-size: 100%;
    max-inline-size: 48rem;
    margin-inline: auto;
    padding-inline: max(0.75rem, env(safe-area-inset-left)) max(0.75rem, env(safe-area-inset-right));
    padding-block-end: max(0.75rem, env(safe-area-inset-bottom));
  }

  /* Messages fade out under the field instead of being cut off. */
  .writing-place::before {
    content: "";
    position: absolute;
    inset: auto 0 100%;
    block-size: 1rem;
    background: linear-gradient(transparent, var(--surface));
    pointer-events: none;
  }

  @container (min-width: 40rem) {
    .writing-place {
      padding-inline: 1.5rem;
    }
  }
`;
