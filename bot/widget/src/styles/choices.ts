/** Part `choices`, and the buttons of all parts. */
import { css } from "lit";

export const choices = css`
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .choices.list {
    display: grid;
    inline-size: fit-content;
    max-inline-size: 100%;
  }

  .list .choice {
    justify-content: flex-start;
  }

  .choice {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
    min-block-size: 2.75rem;
    max-inline-size: 100%;
    padding: 0.5rem 1.125rem;
    border: 1px solid var(--accent);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--accent);
    font-weight: 600;
    line-height: 1.3;
    text-align: start;
  }

  .choice.primary {
    background: var(--accent);
    color: var(--on-accent);
  }

  .choice.danger {
    border-color: var(--danger);
    color: var(--danger);
  }

  .choice:disabled {
    border-color: var(--border);
    background: none;
    color: var(--muted);
    font-weight: 500;
  }

  .choice.chosen:disabled {
    border-color: transparent;
    background: var(--quiet);
    color: var(--text);
    font-weight: 600;
  }

  @container (max-width: 30rem) {
    .choices.list {
      inline-size: 100%;
    }
  }

  @media (hover: hover) {
    .choice:not(:disabled):hover {
      background: var(--tint);
    }

    .choice.primary:not(:disabled):hover {
      background: color-mix(in oklab, var(--accent) 86%, var(--text));
    }

    .choice.danger:not(:disabled):hover {
      background: color-mix(in oklab, var(--danger) 9%, var(--surface));
    }
  }
`;
