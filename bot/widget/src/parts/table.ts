/** Part `table`: scrolls inside itself; on a phone each row becomes a card. Roles are said out, as cards lose them. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { TablePart } from "../protocol.js";
import type { PartContext } from "./context.js";

/** A date, a status, a reference: what is so short stays on one line. */
const SHORT = 18;

export function tablePart(part: TablePart, context: PartContext): TemplateResult {
  return html`<div class="table-frame" role="region" tabindex="0" aria-label=${context.say("table")}>
    <table role="table" class=${part.columns.length > 2 ? "wide" : ""}>
      <thead role="rowgroup">
        <tr role="row">
          ${part.columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${part.rows.map(
          (row) =>
            html`<tr role="row">
              ${row.map(
                (cell, index) =>
                  html`<td role="cell">
                    <span class="cell-label" aria-hidden="true">${part.columns[index] ?? ""}</span><span class=${cell.length <= SHORT ? "short" : ""}>${cell}</span>
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
