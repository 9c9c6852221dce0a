/**
 * The line to the gateway: ticket, WebSocket, hello, and everything that can go wrong with them.
 *
 * What the user sends goes through the outbox, in memory only (personal data must not stay in the browser's storage).
 * It leaves the outbox when the gateway has it; after a lost line it is sent again with the same id, which the gateway
 * knows as the same message. Knows nothing of the page: clock, chance, HTTP and sockets come in as `Surroundings`.
 */
import { readFrame } from "./protocol.js";
import type { ClientFrame, Content, Language, Message, Refusal, ServerFrame, Welcome } from "./protocol.js";

/** `connecting`: trying now; `waiting`: trying again soon; `signed_out`: only the user can help. */
export type LineState = "connecting" | "open" | "waiting" | "signed_out";

export type TicketAnswer = { ticket: string } | { refused: true } | { retryAfter: number };

export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface Surroundings {
  /** Asks the gateway for a ticket; throws when there is no line or no sensible answer. */
  ticket(): Promise<TicketAnswer>;
  socket(): Socket;
  /** Calls back after so many milliseconds; what it returns cancels that. */
  later(milliseconds: number, call: () => void): () => void;
  random(): number;
}

export interface Listener {
  line(state: LineState): void;
  welcome(frame: Welcome): void;
  message(message: Message): void;
  kept(id: string, seq: number): void;
  typing(on: boolean): void;
  /** The gateway stored nothing, or (`no_answer`) does not say that it did. Not called for `too_fast`: that message is sent again by itself. */
  refused(refusal: Refusal): void;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** No welcome, or no ack, for so long: the line is dead although the browser does not say so. */
const PATIENCE = 10_000;
/** So many times without an ack, over lines that were open: the user decides what happens with the message. */
const TRIES = 3;
const SESSION_ENDED = 4401;

/** Milliseconds until the next try: doubling, half of it left to chance so that clients do not come back all at once. */
export function waitBefore(attempt: number, random: number): number {
  const full = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
  return full / 2 + (full / 2) * random;
}

export class Connection {
  #state: LineState = "waiting";
  #socket: Socket | null = null;
  #outbox = new Map<string, Content>();
  #attempt = 0;
  /** Counts the tries, so that a late answer to an older one is not taken for this one. */
  #epoch = 0;
  #ticketRetried = false;
  #cancelRetry = () => {};
  #cancelWatch = () => {};
  /** How often a message was left without an ack. */
  #unheard = new Map<string, number>();
  /** Messages that the gateway found too fast, and what cancels their wait. */
  #pauses = new Map<string, () => void>();

  constructor(
    private readonly surroundings: Surroundings,
    private readonly listener: Listener,
    private readonly hello: () => { after: number; lang: Language },
  ) {}

  get state(): LineState {
    return this.#state;
  }

  start(): void {
    void this.#connect();
  }

  stop(): void {
    this.#forget();
    for (const cancel of this.#pauses.values()) cancel();
    this.#pauses.clear();
  }

  /** Tries at once, also when the line seems open: after sleep or a change of network it may be dead. */
  refresh(): void {
    if (this.#state === "signed_out") return;
    this.#attempt = 0;
    void this.#connect();
  }

  /** The browser says that there is no network. */
  lost(): void {
    if (this.#state === "signed_out") return;
    this.#retry(waitBefore(this.#attempt++, this.surroundings.random()));
  }

  submit(id: string, content: Content): void {
    this.#outbox.set(id, content);
    this.#unheard.delete(id);
    this.#transmit(id);
  }

  #enter(state: LineState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.listener.line(state);
  }

  async #connect(): Promise<void> {
    this.#forget();
    const epoch = this.#epoch;
    this.#enter("connecting");
    try {
      const answer = await this.surroundings.ticket();
      if (epoch !== this.#epoch) return;
      if ("refused" in answer) return this.#enter("signed_out");
      if ("retryAfter" in answer) return this.#retry(answer.retryAfter * 1000);
      this.#open(answer.ticket);
    } catch {
      if (epoch === this.#epoch) this.lost();
    }
  }

  #open(ticket: string): void {
    const socket = this.surroundings.socket();
    this.#socket = socket;
    this.#watch();
    socket.onopen = () => this.#write({ type: "hello", ticket, ...this.hello() });
    socket.onmessage = ({ data }) => this.#read(data);
    socket.onclose = ({ code }) => {
      this.#socket = null;
      if (code !== SESSION_ENDED) return this.lost();
      if (this.#ticketRetried) return this.#enter("signed_out");
      this.#ticketRetried = true;
      void this.#connect();
    };
  }

  #read(data: unknown): void {
    const frame = readFrame(data);
    if (frame !== null) this.#take(frame);
    this.#watch();
  }

  #take(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.#attempt = 0;
        this.#ticketRetried = false;
        this.listener.welcome(frame);
        this.#enter("open");
        for (const id of this.#outbox.keys()) this.#transmit(id);
        return;
      case "message":
        if (frame.message.client_id) this.#outbox.delete(frame.message.client_id);
        return this.listener.message(frame.message);
      case "ack":
        this.#outbox.delete(frame.id);
        return this.listener.kept(frame.id, frame.seq);
      case "typing":
        return this.listener.typing(frame.on);
      case "error":
        return this.#refuse(frame);
    }
  }

  #refuse(refusal: Refusal): void {
    const id = refusal.id;
    if (!id || refusal.code !== "too_fast") {
      if (id) this.#outbox.delete(id);
      return this.listener.refused(refusal);
    }
    this.#pauses.get(id)?.();
    const again = () => {
      this.#pauses.delete(id);
      this.#transmit(id);
    };
    this.#pauses.set(id, this.surroundings.later((refusal.data?.retry_after ?? 2) * 1000, again));
    this.#watch();
  }

  #transmit(id: string): void {
    const content = this.#outbox.get(id);
    if (this.#state !== "open" || content === undefined || this.#pauses.has(id)) return;
    this.#write({ type: "message", id, content });
    this.#watch();
  }

  #write(frame: ClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  /** Waits for an answer only while one is due: a quiet line is not a dead one. */
  #watch(): void {
    this.#cancelWatch();
    const due = this.#state !== "open" || [...this.#outbox.keys()].some((id) => !this.#pauses.has(id));
    if (due) this.#cancelWatch = this.surroundings.later(PATIENCE, () => this.#noAnswer());
  }

  #noAnswer(): void {
    for (const id of this.#state === "open" ? this.#outbox.keys() : []) {
      if (this.#pauses.has(id)) continue;
      const times = (this.#unheard.get(id) ?? 0) + 1;
      this.#unheard.set(id, times);
      if (times === TRIES) this.#refuse({ type: "error", code: "no_answer", title: "", id });
    }
    this.lost();
  }

  #retry(milliseconds: number): void {
    this.#forget();
    this.#enter("waiting");
    this.#cancelRetry = this.surroundings.later(milliseconds, () => void this.#connect());
  }

  /** Ends the present try without a word: its socket may still speak, but nobody listens. */
  #forget(): void {
    this.#epoch += 1;
    this.#cancelRetry();
    this.#cancelWatch();
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
