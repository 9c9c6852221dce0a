/** One message: its bubble, its time, how far it has come. */
import { css } from "lit";

export const messages = css`
  .entry {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-inline-size: min(100%, 38rem);
    margin-block-start: 1.25rem;
  }

  .day + .entry,
  .new + .entry {
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

  time:is(:hover, :focus)::after {
    content: " · " attr(data-exact);
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

  @media (prefers-reduced-motion: no-preference) {
    .entry {
      animation: arrive 0.18s ease-out;
    }

    .typing i {
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
    .bubble {
      border: 1px solid CanvasText;
    }

    .user .bubble {
      border-width: 2px;
    }

    .typing i {
      background: CanvasText;
    }
  }

  @media (hover: hover) {
    .refusal-actions button:hover {
      background: var(--tint);
    }
  }
`;
