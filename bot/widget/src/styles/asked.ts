/** Parts that ask for a date or a BSN: a field in a frame. */
import { css } from "lit";

export const asked = css`
  chat-date-choice,
  chat-bsn {
    display: block;
    max-inline-size: 100%;
  }

  .asked {
    inline-size: 26rem;
    max-inline-size: 100%;
    padding: 0.875rem 1rem;
    border: 1px solid var(--border);
    border-radius: calc(var(--radius) + 0.125rem);
  }

  .asked label,
  .asked-label {
    display: block;
    margin-block-end: 0.375rem;
    font-weight: 600;
  }

  .asked-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.375rem 0.5rem;
  }

  .asked input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.75rem;
    padding: 0.375rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    font-size: 1rem;
  }

  .asked input[aria-invalid="true"] {
    border: 2px solid var(--danger);
  }

  .asked input:disabled {
    border-color: var(--border);
    color: var(--muted);
  }

  .asked .choice {
    grid-area: 1 / 2;
  }

  /* Answered: nothing is left of it. */
  chat-bsn:empty {
    display: none;
  }

  .masked {
    position: relative;
  }

  .masked input {
    padding-inline-end: 3rem;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.06em;
  }

  .masked .dots {
    -webkit-text-security: disc;
  }

  .peek {
    position: absolute;
    inset: 1px 1px 1px auto;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    border: 0;
    border-radius: calc(var(--radius) - 1px);
    background: none;
    color: var(--muted);
  }

  .asked-words {
    grid-column: 1 / -1;
    min-block-size: 1.5em;
    color: var(--muted);
    font-size: 0.9375rem;
  }

  .date-words::first-letter {
    text-transform: uppercase;
  }

  .problem {
    color: var(--danger);
    font-weight: 600;
  }

  @container (max-width: 30rem) {
    .asked-row {
      grid-template-columns: minmax(0, 1fr);
    }

    .asked .choice {
      grid-area: 3 / 1;
    }

    .asked-words {
      margin-block-end: 0.375rem;
    }
  }

  @media (hover: hover) {
    .peek:hover {
      background: var(--tint);
    }
  }
`;
