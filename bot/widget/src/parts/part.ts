/** Draws any part of a message. Null for a kind not known here: the message's fallback text then speaks for it. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Part } from "../protocol.js";
import "./bsn.js";
import { choicesPart } from "./choices.js";
import { confirmPart } from "./confirm.js";
import type { PartContext } from "./context.js";
import "./date.js";
import { fileOffer } from "./file_offer.js";
import "./file_request.js";
import { progressPart } from "./progress.js";
import "./table.js";

export function drawPart(part: Part, context: PartContext): TemplateResult | null {
  switch (part.kind) {
    case "text":
      return html`<p class="bubble">${part.text}</p>`;
    case "choices":
      return choicesPart(part, context);
    case "confirm":
      return confirmPart(part, context);
    case "date_choice":
      return html`<chat-date-choice .question=${part} .context=${context}></chat-date-choice>`;
    case "bsn":
      return html`<chat-bsn .question=${part} .context=${context}></chat-bsn>`;
    case "table":
      return html`<chat-table .table=${part} .context=${context}></chat-table>`;
    case "file_offer":
      return fileOffer(part, context);
    case "file_request":
      return html`<chat-file-request .question=${part} .context=${context}></chat-file-request>`;
    case "progress":
      return progressPart(part, context);
    default:
      return null;
  }
}
