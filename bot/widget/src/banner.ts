/** What stands above the field while the line is away or the session has ended. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { SIGN_IN } from "./gateway.js";
import { cloudOff, key } from "./icons.js";
import type { Say } from "./words.js";

export function signedOutBanner(say: Say, unsent: boolean): TemplateResult {
  return html`<div class="banner" role="alert">
    ${key}<span>${say(unsent ? "signed_out_unsent" : "signed_out")}</span>
    <a class="action" href=${SIGN_IN}>${say("sign_in")}</a>
  </div>`;
}

export function offlineBanner(say: Say, offline: boolean, tryNow: () => void): TemplateResult {
  return html`<div role="status">
    ${offline
      ? html`<div class="banner">
          ${cloudOff}<span>${say("offline")}</span>
          <button type="button" class="action" @click=${tryNow}>${say("try_now")}</button>
        </div>`
      : nothing}
  </div>`;
}
