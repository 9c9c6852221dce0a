/** The browser's side of the line: ticket by HTTP, WebSocket to the page's own origin. */
import type { Socket, Surroundings, TicketAnswer } from "./connection.js";

export const SIGN_IN = "/sign-in";

export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

async function ticket(): Promise<TicketAnswer> {
  const response = await fetch("/api/ticket", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrfToken() },
    body: "{}",
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(15_000),
  });
  // 403: the page is older than the session; only a new page has the right token.
  if (response.status === 401 || response.status === 403) return { refused: true };
  if (response.status === 429) return { retryAfter: Number(response.headers.get("Retry-After")) || 5 };
  if (!response.ok) throw new Error(`ticket: ${response.status}`);
  return (await response.json()) as { ticket: string };
}

function socket(): Socket {
  const address = new URL("/api/chat", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  return new WebSocket(address) as Socket;
}

export const browser: Surroundings = {
  ticket,
  socket,
  random: Math.random,
  later(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};
