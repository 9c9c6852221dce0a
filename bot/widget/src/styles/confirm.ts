/** Part `confirm`: the card with its facts. */
import { css } from "lit";

export const confirm = css`
  .card {
    inline-size: 32rem;
    max-inline-size: 100%;
    overflow: hidden;
    border: 1px solid var(--border);
    border-radius: calc(var(--radius) + 0.125rem);
    background: var(--surface);
  }

  .card.open {
    border-color: color-mix(in oklab, var(--accent) 45%, var(--surface));
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.05), 0 6px 20px rgb(0 0 0 / 0.07);
  }

  .card-title {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding: 0.75rem 1rem;
    border-block-end: 1px solid var(--border);
    background: var(--quiet);
    font-weight: 650;
  }

  .card.open .card-title {
    border-block-end-color: color-mix(in oklab, var(--accent) 20%, var(--surface));
    background: var(--tint);
    color: var(--accent);
  }

  .facts {
    padding: 0.375rem 1rem;
  }

  .fact {
    display: grid;
    grid-template-columns: minmax(8rem, 9fr) 11fr;
    align-items: baseline;
    gap: 0.125rem 1rem;
    padding-block: 0.5625rem;
  }

  .fact + .fact {
    border-block-start: 1px solid var(--border);
  }

  .fact dt {
    color: var(--muted);
  }

  .fact dd {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.75rem;
    min-inline-size: 0;
    font-weight: 550;
  }

  .amend {
    flex: none;
    min-block-size: 1.75rem;
    margin-block: -0.125rem;
    margin-inline-end: -0.5rem;
    padding: 0 0.5rem;
    border: 0;
    border-radius: 0.5rem;
    background: none;
    color: var(--accent);
    font-size: 0.875rem;
    font-weight: 500;
    line-height: 1.75rem;
    text-decoration: underline;
    text-decoration-color: color-mix(in oklab, var(--accent) 40%, transparent);
    text-underline-offset: 0.2em;
  }

  .change {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5rem;
  }

  .change del {
    color: var(--muted);
    font-weight: 400;
  }

  .change .icon {
    inline-size: 1em;
    block-size: 1em;
    color: var(--muted);
  }

  .change ins {
    text-decoration: none;
  }

  .card .choices {
    padding: 0.875rem 1rem 1rem;
    border-block-start: 1px solid var(--border);
  }

  @container (max-width: 30rem) {
    .fact {
      grid-template-columns: minmax(7.5rem, 2fr) 3fr;
      gap: 0.75rem;
      padding-block: 0.4375rem;
      line-height: 1.35;
    }

    .fact dt {
      font-size: 0.875rem;
      line-height: 1.5;
      hyphens: auto;
    }

    /* With buttons beside the values there is no room for labels beside them too. */
    .facts.changeable .fact {
      position: relative;
      grid-template-columns: 1fr;
      gap: 0;
    }

    .fact:has(.amend) dt {
      padding-inline-end: 4rem;
    }

    .amend {
      position: absolute;
      inset-block-start: 0.3125rem;
      inset-inline-end: 0;
      margin-block: 0;
    }

    .card .choices {
      flex-direction: column;
    }

    .card .choice {
      inline-size: 100%;
    }
  }

  @container (max-width: 21.5rem) {
    .fact {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }

  @media (hover: hover) {
    .amend:hover {
      background: var(--tint);
    }
  }
`;
