/**
 * What the page of the host, the frame and the window for signing in tell each other by `postMessage`. Who receives one
 * has checked where it comes from, and who sends one names for whom it is: never `*`.
 */

/** From the host's page to the frame. */
export type ToFrame = { employerChat: "hello" } | { employerChat: "opened" } | { employerChat: "closed" };

/** From the frame to the host's page. */
export type ToHost =
  | { employerChat: "ready" }
  | { employerChat: "close" }
  | { employerChat: "unread"; count: number };

/** From the window for signing in to the frame that opened it; the code works once. */
export type ToOpener = { employerChat: "signed_in"; code: string };

/** Returns what `data` tells, or null when it is not one of ours. */
export function told(data: unknown): { employerChat: string; count?: unknown; code?: unknown } | null {
  if (typeof data !== "object" || data === null || !("employerChat" in data)) return null;
  return typeof data.employerChat === "string" ? (data as { employerChat: string }) : null;
}
