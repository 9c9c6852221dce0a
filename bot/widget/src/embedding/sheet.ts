/** The look of the button and the panel in the host's page. In pixels: the size of its letters is not ours. */
export const sheet = `
:host { all: initial; position: fixed; z-index: 2147483000; bottom: max(16px, env(safe-area-inset-bottom));
  right: max(16px, env(safe-area-inset-right)); color-scheme: light dark; }
:host(.left) { right: auto; left: max(16px, env(safe-area-inset-left)); }
button { display: grid; place-items: center; box-sizing: border-box; width: 56px; height: 56px; padding: 0;
  border: 1px solid transparent; border-radius: 50%; color: var(--wa-on-accent, #fff);
  background: var(--wa-accent, #0b5d66); box-shadow: 0 2px 12px rgb(0 0 0 / 30%); cursor: pointer; }
button:focus-visible { outline: 3px solid var(--wa-accent, #0b5d66); outline-offset: 3px; }
svg { width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round;
  stroke-linejoin: round; }
.count { position: absolute; top: -4px; right: -4px; min-width: 14px; padding: 2px 5px; border-radius: 12px;
  background: var(--wa-danger, #b3261e); color: var(--wa-surface, #fff); font: 700 13px/18px system-ui, sans-serif;
  text-align: center; }
[hidden] { display: none !important; }
dialog { position: fixed; inset: auto max(16px, env(safe-area-inset-right)) 88px auto; box-sizing: border-box;
  width: min(400px, 100vw - 32px); height: min(680px, 100dvh - 112px); max-width: none; max-height: none; margin: 0;
  padding: 0; overflow: hidden; border: 1px solid var(--wa-border, #d5dde1); border-radius: 14px;
  background: var(--wa-surface, #fff); box-shadow: 0 8px 40px rgb(0 0 0 / 25%); }
:host(.left) dialog { inset: auto auto 88px max(16px, env(safe-area-inset-left)); }
dialog[open] { animation: rise 0.16s ease-out; }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.cross { position: absolute; top: 8px; right: 8px; width: 40px; height: 40px; box-shadow: none; }
@keyframes rise { from { opacity: 0; translate: 0 12px; } }
@media (max-width: 480px) {
  dialog, :host(.left) dialog { inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0; }
}
@media (prefers-reduced-motion: reduce) { dialog[open] { animation: none; } }
`;
