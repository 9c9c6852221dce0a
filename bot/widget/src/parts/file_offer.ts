/** Part `file_offer`: a file of the gateway to download. An address anywhere else is no link, but plain words. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import { document } from "../icons.js";
import type { FileOfferPart } from "../protocol.js";
import { fileSize } from "../sizes.js";
import type { PartContext } from "./context.js";

const FILES = "/api/files/";

/** The path within the gateway's files, or null: `..` and other hosts lead elsewhere. */
function pathOf(href: string): string | null {
  if (!href.startsWith(FILES)) return null;
  const { origin, pathname, search } = new URL(href, location.origin);
  return origin === location.origin && pathname.startsWith(FILES) ? pathname + search : null;
}

export function fileOffer({ name, size, href }: FileOfferPart, { say, language }: PartContext): TemplateResult | null {
  const path = pathOf(href);
  if (path === null) return null;
  return html`<div class="file">
    ${document}
    <p class="file-words"><span class="file-name">${name}</span> <span>${fileSize(size, language)}</span></p>
    <a class="choice" href=${path} download=${name} aria-label="${say("download")} ${name}">${say("download")}</a>
  </div>`;
}
