/** The parts of a message: choices, confirm card, date, table. */
import { css } from "lit";

export const parts = css`
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
    overflow-wrap: anywhere;
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
    overflow-wrap: anywhere;
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

  .asked label {
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
    border-color: var(--danger);
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

  @container (max-width: 30rem) {
    .fact {
      grid-template-columns: minmax(6.5rem, 2fr) 3fr;
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

    .asked-row {
      grid-template-columns: minmax(0, 1fr);
    }

    .asked .choice {
      grid-area: 3 / 1;
    }

    .asked-words {
      margin-block-end: 0.375rem;
    }

    .choices.list {
      inline-size: 100%;
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

  .problem {
    color: var(--danger);
  }

  .table-frame {
    max-inline-size: 100%;
    overflow-x: auto;
    border: 1px solid var(--border);
    border-radius: calc(var(--radius) + 0.125rem);
    scrollbar-width: thin;
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
    .table-frame:has(.wide) {
      inline-size: 100%;
      border: 0;
      border-radius: 0;
    }

    .wide,
    .wide tbody,
    .wide tr {
      display: block;
    }

    .wide thead {
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
      grid-template-columns: minmax(6.5rem, 2fr) 3fr;
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
    }
  }

  @media (hover: hover) {
    .choice:not(:disabled):hover {
      background: var(--tint);
    }

    .amend:hover,
    .peek:hover {
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
