/**
 * Part `table`: sorts by a column, scrolls inside itself, opens a long one on request; on a phone each row becomes a
 * card. Roles are said out, as cards lose them.
 */
import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { arrowDown, arrowUp, arrowsUpDown } from "../icons.js";
import { LightElement } from "../light_element.js";
import type { TablePart } from "../protocol.js";
import { sorted } from "../sorting.js";
import type { PartContext } from "./context.js";

/** A date, a status, a reference: what is so short stays on one line. */
const SHORT = 18;
/** So few rows need no sorting. */
const FEW = 3;
/** So many rows of a long table stand there at first; two more are not worth a button. */
const FIRST = 10;
const LONG = FIRST + 2;

export class ChatTable extends LightElement {
  static override properties: PropertyDeclarations = {
    table: { attribute: false },
    context: { attribute: false },
    column: { state: true },
    down: { state: true },
    all: { state: true },
    hiddenSides: { state: true },
  };
  declare table: TablePart;
  declare context: PartContext;
  /** The column that it is sorted by; null: the order in which it came. */
  declare private column: number | null;
  declare private down: boolean;
  declare private all: boolean;
  /** Classes for the sides where columns lie out of sight. */
  declare private hiddenSides: string;
  #observer = new ResizeObserver(() => this.#look());

  constructor() {
    super();
    this.column = null;
    this.down = false;
    this.all = false;
    this.hiddenSides = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override render(): TemplateResult {
    const { table, context, column, down, all } = this;
    const { say } = context;
    const sortable = table.rows.length > FEW;
    const long = table.rows.length > LONG;
    const rows = column === null ? table.rows : sorted(table.rows, column, down, context.language);
    const kinds = `${table.columns.length > 2 ? "wide" : ""} ${sortable ? "sortable" : ""}`;
    // Rows that change places are not new: only what was sorted is said, below.
    return html`<div class="table-frame ${this.hiddenSides}" aria-live=${column === null && !all ? nothing : "off"}>
      <div class="table-scroll" role="region" tabindex=${this.hiddenSides ? "0" : nothing} aria-label=${say("table")} @scroll=${this.#look}>
        <table role="table" class=${kinds}>
          <thead role="rowgroup">
            <tr role="row">
              ${table.columns.map((label, index) => this.#header(label, index, sortable))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${(long && !all ? rows.slice(0, FIRST) : rows).map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      ${long
        ? html`<button type="button" class="more" aria-expanded=${all} @click=${this.#unfold}>
            ${say(all ? "rows_fewer" : "rows_all", { count: all ? FIRST : rows.length })}
          </button>`
        : nothing}
      <span class="unseen" role="status">
        ${column === null ? nothing : say(down ? "sorted_down" : "sorted_up", { column: table.columns[column] ?? "" })}
      </span>
    </div>`;
  }

  #header(label: string, index: number, sortable: boolean): TemplateResult {
    if (!sortable || !label) return html`<th role="columnheader" scope="col">${label}</th>`;
    const here = index === this.column;
    const order = here ? (this.down ? "descending" : "ascending") : "none";
    return html`<th role="columnheader" scope="col" aria-sort=${order}>
      <button type="button" class="sort" @click=${() => this.#sort(index)}>
        ${label}${here ? (this.down ? arrowDown : arrowUp) : arrowsUpDown}
      </button>
    </th>`;
  }

  #row(row: string[]): TemplateResult {
    return html`<tr role="row">
      ${row.map(
        (cell, index) =>
          html`<td role="cell">
            <span class="cell-label" aria-hidden="true">${this.table.columns[index] ?? ""}</span><span class=${cell.length <= SHORT ? "short" : ""}>${cell}</span>
          </td>`,
      )}
    </tr>`;
  }

  protected override updated(): void {
    this.#look();
  }

  /** Up, down, and then as it came: that order may mean something too. */
  #sort(index: number): void {
    if (index !== this.column) Object.assign(this, { column: index, down: false });
    else if (!this.down) this.down = true;
    else Object.assign(this, { column: null, down: false });
  }

  #unfold(): void {
    // The reader stays where the button was.
    this.dispatchEvent(new Event("stay", { bubbles: true }));
    this.all = !this.all;
  }

  #look(): void {
    const scroller = this.querySelector(".table-scroll");
    if (scroller === null) return;
    const { scrollLeft, clientWidth, scrollWidth } = scroller;
    const after = scrollLeft + clientWidth < scrollWidth - 1;
    this.hiddenSides = `${scrollLeft > 1 ? "more-before" : ""} ${after ? "more-after" : ""}`.trim();
  }
}

customElements.define("chat-table", ChatTable);
