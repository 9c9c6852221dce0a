/** Parts that offer or ask for a file, and the bar that moves. */
import { css } from "lit";

export const file = css`
  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    inline-size: 26rem;
    max-inline-size: 100%;
    padding: 0.75rem 1rem;
    border: 1px solid var(--border);
    border-radius: calc(var(--radius) + 0.125rem);
  }

  .asked .file {
    padding: 0.25rem 0;
    border: 0;
  }

  .file > .icon,
  .drop .icon {
    inline-size: 1.5em;
    block-size: 1.5em;
    color: var(--muted);
  }

  .asked .file + .asked-words {
    min-block-size: 0;
  }

  .file-words {
    flex: 1 1 8rem;
    min-inline-size: 0;
  }

  .file-name {
    display: block;
    font-weight: 600;
    line-height: 1.35;
  }

  .file-name ~ span,
  .bar span,
  .drop-words {
    color: var(--muted);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }

  .file a {
    text-decoration: none;
  }

  .moving {
    display: block;
  }

  .bar {
    margin-block-start: 0.375rem;
  }

  progress {
    display: block;
    inline-size: 100%;
    block-size: 0.5rem;
    margin-block-end: 0.25rem;
    overflow: hidden;
    border: 0;
    border-radius: 0.25rem;
    background: color-mix(in oklab, var(--text) 14%, var(--surface));
    appearance: none;
  }

  progress::-webkit-progress-bar {
    background: none;
  }

  progress::-webkit-progress-value {
    border-radius: 0.25rem;
    background: var(--accent);
  }

  progress::-moz-progress-bar {
    border-radius: 0.25rem;
    background: var(--accent);
  }

  progress:indeterminate {
    background: repeating-linear-gradient(115deg, var(--accent) 0 0.5rem, transparent 0.5rem 1rem);
  }

  progress:indeterminate::-moz-progress-bar {
    background: none;
  }

  /* Answered: nothing is left of it. */
  chat-file-request:empty {
    display: none;
  }

  chat-file-request {
    display: block;
    max-inline-size: 100%;
  }

  .drop {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    margin-block-end: 0.5rem;
    padding: 0.75rem 0.875rem;
    border: 1.5px dashed var(--edge);
    border-radius: var(--radius);
  }

  .drop.over {
    border-color: var(--accent);
    background: var(--tint);
  }

  .drop:has([aria-invalid="true"]) {
    border: 2px dashed var(--danger);
  }

  .drop input {
    position: absolute;
    inset: 0;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .drop:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  @container (max-width: 30rem) {
    .file a {
      flex: 1 0 100%;
    }
  }

  @media (pointer: coarse) {
    .drop-words {
      display: none;
    }
  }

  @media (hover: hover) {
    .drop:hover .choice {
      background: var(--tint);
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    progress:indeterminate {
      background-size: 200% 100%;
      animation: breathe 1.2s ease-in-out infinite;
    }
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }

    progress::-webkit-progress-value {
      background: Highlight;
      forced-color-adjust: none;
    }

    progress:indeterminate {
      background: repeating-linear-gradient(115deg, Highlight 0 0.5rem, Canvas 0.5rem 1rem);
      forced-color-adjust: none;
    }
  }
`;
