/** What the pieces with a state of their own have in common. */
import { LitElement } from "lit";

export class LightElement extends LitElement {
  /** Drawn in the chat's own root, so that its styles hold here too. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
