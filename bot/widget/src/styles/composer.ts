/** The place to write in, and what stands above it when something is wrong. */
import { css } from "lit";

export const composer = css`
  .writing {
    position: relative;
    display: flex;
    align-items: flex-end;
    gap: 0.5rem;
    padding: 0.375rem;
    border: 1px solid var(--edge);
    border-radius: 1.5rem;
    background: var(--surface);
    transition: border-color 0.12s, box-shadow 0.12s;
  }

  .writing:focus-within {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }

  .writing.over,
  .writing.over:focus-within {
    border-color: var(--danger);
    box-shadow: 0 0 0 1px var(--danger);
  }

  .writing textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: min(12rem, 34vh);
    padding: 0.4375rem 0 0.4375rem 0.75rem;
    border: 0;
    outline: 0;
    background: none;
    font-size: 1rem;
    line-height: 1.5;
    resize: none;
    scrollbar-width: thin;
  }

  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  .send {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2.375rem;
    block-size: 2.375rem;
    border: 0;
    border-radius: 50%;
    background: var(--accent);
    color: var(--on-accent);
  }

  .send:disabled {
    background: var(--quiet);
    color: var(--muted);
  }

  .under {
    padding-block-start: 0.375rem;
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1.4;
    text-align: center;
  }

  .under:not(:has(span)) {
    display: none;
  }

  .banner,
  .trouble {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    margin-block-end: 0.5rem;
    padding: 0.375rem 0.5rem 0.375rem 0.875rem;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--quiet);
    font-size: 0.875rem;
    line-height: 1.35;
  }

  .banner > span {
    flex: 1;
    padding-block: 0.25rem;
  }

  .trouble {
    padding-block: 0.625rem;
    border-color: color-mix(in oklab, var(--danger) 45%, var(--surface));
    background: color-mix(in oklab, var(--danger) 8%, var(--surface));
    color: var(--danger);
  }

  .action {
    display: grid;
    flex: none;
    place-items: center;
    min-block-size: 2.5rem;
    padding: 0.25rem 0.875rem;
    border: 0;
    border-radius: calc(var(--radius) - 0.25rem);
    background: none;
    color: var(--accent);
    font-weight: 600;
    text-decoration: none;
  }

  a.action {
    background: var(--accent);
    color: var(--on-accent);
  }

  @container (max-width: 24rem) {
    .banner:has(a) {
      flex-wrap: wrap;
      padding-inline-end: 0.875rem;
    }

    .banner:not(:has(a)) .icon {
      display: none;
    }

    .banner a.action {
      flex: 1 0 100%;
      margin-block-end: 0.25rem;
    }
  }

  @media (forced-colors: active) {
    .writing:focus-within {
      outline: 2px solid Highlight;
    }
  }

  @media (hover: hover) {
    .send:not(:disabled):hover {
      background: color-mix(in oklab, var(--accent) 86%, var(--text));
    }

    .action:hover {
      background: var(--tint);
      text-decoration: underline;
    }

    a.action:hover {
      background: color-mix(in oklab, var(--accent) 86%, var(--text));
    }
  }
`;
