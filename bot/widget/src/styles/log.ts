/** The conversation: messages, days, states, the empty and the loading view, the pill. */
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

  .entry {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-inline-size: min(100%, 38rem);
    margin-block-start: 1.25rem;
  }

  .day + .entry {
    margin-block-start: 0;
  }

  .entry.follows {
    margin-block-start: 0.375rem;
  }

  .entry:has(.choices, .card, .table-frame) + .entry.follows {
    margin-block-start: 0.875rem;
  }

  .entry.user {
    align-items: flex-end;
    align-self: flex-end;
    max-inline-size: min(86%, 34rem);
  }

  .parts {
    display: flex;
    flex-direction: column;
    align-items: inherit;
    gap: 0.625rem;
    max-inline-size: 100%;
    min-inline-size: 0;
  }

  .bubble {
    max-inline-size: 100%;
    padding: 0.5625rem 0.875rem;
    border: 1px solid transparent;
    border-radius: 1.125rem;
    background: var(--quiet);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    hyphens: auto;
  }

  .assistant:not(.follows) .bubble:first-child {
    border-start-start-radius: 0.3125rem;
  }

  .user .bubble {
    color: var(--on-own);
    background: var(--own);
    hyphens: manual;
  }

  .user:not(.follows) .bubble {
    border-start-end-radius: 0.3125rem;
  }

  .user.failed .bubble {
    color: var(--text);
    background: color-mix(in oklab, var(--danger) 9%, var(--surface));
    border-color: color-mix(in oklab, var(--danger) 45%, var(--surface));
  }

  .notice .parts {
    flex-direction: row;
    align-items: flex-start;
    gap: 0.5rem;
    padding: 0.5625rem 0.875rem;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    color: var(--muted);
    font-size: 0.9375rem;
  }

  .notice .icon {
    margin-block-start: 0.1em;
  }

  .notice .bubble {
    padding: 0;
    color: var(--text);
    border: 0;
    background: none;
  }

  .meta,
  .state {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1.4;
  }

  .meta {
    gap: 0.5rem;
    margin-block-start: 0.25rem;
    padding-inline: 0.25rem;
    font-variant-numeric: tabular-nums;
  }

  .refusal {
    margin-block-start: 0.25rem;
    font-size: 0.875rem;
    text-align: end;
  }

  .refusal p {
    display: flex;
    justify-content: flex-end;
    gap: 0.375rem;
    color: var(--danger);
    text-align: start;
  }

  .refusal-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    margin-inline-end: -0.5rem;
  }

  .refusal-actions button {
    min-block-size: 2.25rem;
    padding-inline: 0.5rem;
    border: 0;
    border-radius: 0.5rem;
    background: none;
    color: var(--accent);
    font-weight: 600;
  }

  .typing .bubble {
    display: flex;
    gap: 0.3125rem;
    padding-block: 0.9375rem;
  }

  .typing i {
    inline-size: 0.4375rem;
    block-size: 0.4375rem;
    border-radius: 50%;
    background: var(--muted);
    forced-color-adjust: none;
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
    .entry {
      animation: arrive 0.18s ease-out;
    }

    .typing i,
    .loading i {
      animation: breathe 1.2s ease-in-out infinite;
    }

    .typing i:nth-of-type(2) {
      animation-delay: 0.16s;
    }

    .typing i:nth-of-type(3) {
      animation-delay: 0.32s;
    }
  }

  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(0.375rem);
    }
  }

  @keyframes breathe {
    50% {
      opacity: 0.35;
    }
  }

  @media (forced-colors: active) {
    .bubble,
    .empty .mark {
      border: 1px solid CanvasText;
    }

    .user .bubble {
      border-width: 2px;
    }

    .typing i,
    .loading i {
      background: CanvasText;
    }
  }

  @media (hover: hover) {
    .refusal-actions button:hover {
      background: var(--tint);
    }
  }
`;
