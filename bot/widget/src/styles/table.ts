/** Part `table`. */
import { css } from "lit";

export const table = css`
  chat-table {
    display: block;
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .table-frame {
    position: relative;
    overflow: hidden;
    border: 1px solid var(--border);
    border-radius: calc(var(--radius) + 0.125rem);
  }

  .table-scroll {
    overflow-x: auto;
    scrollbar-width: thin;
  }

  .table-scroll:focus-visible,
  .more:focus-visible {
    outline-offset: -2px;
  }

  /* A shade where columns lie out of sight. */
  .table-frame::before,
  .table-frame::after {
    content: "";
    position: absolute;
    inset-block: 0;
    inline-size: 1.25rem;
    opacity: 0;
    pointer-events: none;
    transition: opacity 0.12s;
  }

  .table-frame::before {
    inset-inline-start: 0;
    border-inline-start: 2px solid var(--edge);
    background: linear-gradient(to right, color-mix(in oklab, var(--text) 18%, transparent), transparent);
  }

  .table-frame::after {
    inset-inline-end: 0;
    border-inline-end: 2px solid var(--edge);
    background: linear-gradient(to left, color-mix(in oklab, var(--text) 18%, transparent), transparent);
  }

  .more-before::before,
  .more-after::after {
    opacity: 1;
  }

  .entry:has(.table-frame) {
    align-items: stretch;
    inline-size: 100%;
    max-inline-size: 100%;
  }

  .entry:has(.table-frame) .parts {
    align-items: flex-start;
  }

  table {
    border-collapse: collapse;
    overflow-wrap: normal;
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 0.5625rem 1rem;
    text-align: start;
    vertical-align: top;
  }

  th {
    background: var(--quiet);
    color: var(--muted);
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
  }

  .sortable th {
    padding: 0 0.25rem;
  }

  .sort {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    inline-size: 100%;
    min-block-size: 2.375rem;
    padding: 0 0.75rem;
    border: 0;
    border-radius: 0.5rem;
    background: none;
    text-align: start;
  }

  .sort .icon {
    inline-size: 1em;
    block-size: 1em;
  }

  .sort:focus-visible {
    outline-offset: -3px;
  }

  [aria-sort="ascending"] .sort,
  [aria-sort="descending"] .sort {
    color: var(--accent);
  }

  .more {
    inline-size: 100%;
    min-block-size: 2.75rem;
    border: 0;
    border-block-start: 1px solid var(--border);
    background: none;
    color: var(--accent);
    font-weight: 600;
  }

  tbody tr + tr td {
    border-block-start: 1px solid var(--border);
  }

  td:first-child {
    font-weight: 550;
  }

  .cell-label {
    display: none;
  }

  td:not(:first-child) .short {
    white-space: nowrap;
  }

  @container (max-width: 36rem) {
    chat-table:has(.wide) {
      inline-size: 100%;
    }

    .table-frame:has(.wide) {
      overflow: visible;
      border: 0;
      border-radius: 0;
    }

    .table-scroll:has(.wide) {
      overflow: visible;
    }

    .wide,
    .wide thead,
    .wide tbody,
    .wide tr {
      display: block;
    }

    /* The headers of the columns are the buttons to sort the cards by. */
    .sortable.wide thead tr {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
      padding: 0 0 0.75rem;
      border: 0;
    }

    .sortable.wide th {
      padding: 0;
      background: none;
    }

    .wide .sort {
      padding-inline: 0.75rem 0.625rem;
      border: 1px solid var(--border);
      border-radius: 2rem;
      white-space: normal;
    }

    .wide [aria-sort="ascending"] .sort,
    .wide [aria-sort="descending"] .sort {
      border-color: var(--accent);
      background: var(--tint);
    }

    .table-scroll:has(.wide) + .more {
      margin-block-start: 0.5rem;
      border: 1px solid var(--border);
      border-radius: calc(var(--radius) + 0.125rem);
    }

    .wide:not(.sortable) thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .wide tr {
      padding: 0.5rem 1rem;
      border: 1px solid var(--border);
      border-radius: calc(var(--radius) + 0.125rem);
    }

    .wide tr + tr {
      margin-block-start: 0.5rem;
    }

    .wide td {
      display: grid;
      grid-template-columns: minmax(6.5rem, 4fr) 5fr;
      align-items: baseline;
      gap: 0.75rem;
      padding: 0.25rem 0;
      overflow-wrap: anywhere;
    }

    .wide tbody tr + tr td {
      border: 0;
    }

    .wide td:first-child {
      display: block;
      padding-block-end: 0.375rem;
      font-weight: 650;
    }

    .wide td:not(:first-child) .cell-label {
      display: block;
      color: var(--muted);
      font-size: 0.875rem;
      hyphens: auto;
    }
  }

  @media (hover: hover) {
    .sort:hover,
    .more:hover {
      background: var(--tint);
    }
  }

  @media (forced-colors: active) {
    .more-before::before,
    .more-after::after {
      border-color: Highlight;
    }
  }
`;
