/** The few pictures of the widget, drawn on a 24 by 24 grid. All are decoration: words stand beside or in a label. */
import { svg } from "lit";
import type { SVGTemplateResult, TemplateResult } from "lit";
import { html } from "lit";

function icon(shape: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;
}

export const arrowUp = icon(svg`<path d="M12 19V5M5.5 11.5 12 5l6.5 6.5" />`);
export const arrowDown = icon(svg`<path d="M12 5v14M5.5 12.5 12 19l6.5-6.5" />`);
export const arrowRight = icon(svg`<path d="M5 12h14M13 6l6 6-6 6" />`);
export const arrowsUpDown = icon(svg`<path d="m8 9 4-4 4 4M8 15l4 4 4-4" />`);
export const check = icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`);
export const clock = icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.5V12l3 2" />`);
export const alert = icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.5v5.5M12 16.2v.1" />`);
export const info = icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 11v5.5M12 7.8v.1" />`);
export const clipboard = icon(svg`<rect x="5" y="5" width="14" height="16" rx="2.5" /><path d="M9 5V3.5h6V5M9 13l2.2 2.2L15.5 11" />`);
export const document = icon(svg`<path d="M13.5 3.5H7a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9ZM13.5 3.5V9H19" />`);
const open = svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" /><circle cx="12" cy="12" r="3" />`;
export const eye = icon(open);
export const eyeOff = icon(svg`${open}<path d="m4 4 16 16" />`);
export const cloudOff = icon(svg`<path d="M3 3l18 18M8.5 6.6A6 6 0 0 1 17.6 10 4.5 4.5 0 0 1 20 17.6M16 18.5H7a4.5 4.5 0 0 1-.6-8.9" />`);
export const key = icon(svg`<circle cx="8" cy="15.5" r="4.5" /><path d="m11.5 12 7.5-7.5M16 8l3 3" />`);
export const speech = icon(svg`<path d="M5 5.5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7.5L7 21v-3.5H5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2Z" />`);
