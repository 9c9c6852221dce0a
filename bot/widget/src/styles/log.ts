/** The conversation around its messages: days, the empty and the loading view, the pill. */
import { css } from "lit";

export const log = css`
  .log {
    position: relative;
    block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--border) transparent;
  }

  .log:focus-visible {
    outline-offset: -2px;
  }

  .content {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    max-inline-size: 48rem;
    margin-inline: auto;
    padding: 1rem max(1rem, env(safe-area-inset-right)) 1.5rem max(1rem, env(safe-area-inset-left));
  }

  @container (min-width: 40rem) {
    .content {
      padding-inline: 1.5rem;
    }
  }

  .day {
    align-self: center;
    margin-block: 1.5rem 1rem;
    color: var(--muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .day:first-child {
    margin-block-start: 0.25rem;
  }

  /* Where the reader left off. */
  .new {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    margin-block: 1.25rem 0.75rem;
    color: var(--accent);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .new::before,
  .new::after {
    content: "";
    flex: 1;
    border-block-start: 1px solid;
  }

  .empty {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    padding-block: 2rem;
    text-align: center;
  }

  .empty .mark {
    display: grid;
    place-items: center;
    inline-size: 3.5rem;
    block-size: 3.5rem;
    margin-block-end: 1rem;
    border-radius: 1.125rem;
    color: var(--accent);
    background: var(--tint);
    font-size: 1.5rem;
  }

  .empty h2 {
    font-size: 1.375rem;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  .empty p {
    max-inline-size: 26rem;
    margin-block-start: 0.5rem;
    color: var(--muted);
    text-wrap: pretty;
  }

  .loading {
    display: flex;
    flex: 1;
    flex-direction: column;
    justify-content: flex-end;
    gap: 0.75rem;
  }

  .loading i {
    inline-size: min(80%, 22rem);
    block-size: 2.625rem;
    border-radius: 1.125rem;
    background: var(--quiet);
  }

  .loading i:nth-of-type(2) {
    inline-size: min(55%, 14rem);
    align-self: flex-end;
  }

  .pill {
    position: absolute;
    inset-block-end: 1rem;
    inset-inline: auto max(1rem, calc(50cqi - 23rem));
    inline-size: fit-content;
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-inline-size: 2.5rem;
    min-block-size: 2.5rem;
    padding: 0.5rem;
    justify-content: center;
    border: 1px solid var(--border);
    border-radius: 2rem;
    background: var(--surface);
    box-shadow: 0 2px 10px rgb(0 0 0 / 0.16);
    font-size: 0.875rem;
    font-weight: 600;
  }

  .pill.unseen-messages {
    inset-inline: 0;
    margin-inline: auto;
    padding-inline: 0.75rem 1rem;
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }

  @media (prefers-reduced-motion: no-preference) {
    .loading i {
      animation: breathe 1.2s ease-in-out infinite;
    }
  }

  @media (forced-colors: active) {
    .empty .mark {
      border: 1px solid CanvasText;
    }

    .loading i {
      background: CanvasText;
    }
  }
`;
