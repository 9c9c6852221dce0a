import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection, waitBefore } from "../src/connection.js";
import type { LineState, Listener, Socket, Surroundings, TicketAnswer } from "../src/connection.js";

/** A gateway and a clock in the test's hand. */
class World implements Surroundings {
  answers: (TicketAnswer | "no line")[] = [];
  sockets: FakeSocket[] = [];
  timers: { due: number; call: () => void }[] = [];
  now = 0;
  states: LineState[] = [];
  refusals: string[] = [];
  random = () => 0;

  async ticket(): Promise<TicketAnswer> {
    const answer = this.answers.shift() ?? { ticket: "t" };
    if (answer === "no line") throw new Error(answer);
    return answer;
  }

  socket(): Socket {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  }

  later(milliseconds: number, call: () => void): () => void {
    const timer = { due: this.now + milliseconds, call };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter((each) => each !== timer));
  }

  /** Lets time pass, and everything that was waiting for it happen. */
  async pass(milliseconds: number): Promise<void> {
    await settle();
    const end = this.now + milliseconds;
    for (;;) {
      const next = this.timers.filter(({ due }) => due <= end).sort((one, two) => one.due - two.due)[0];
      if (!next) break;
      this.now = next.due;
      this.timers = this.timers.filter((each) => each !== next);
      next.call();
      await settle();
    }
    this.now = end;
    await settle();
  }

  get last(): FakeSocket {
    return this.sockets.at(-1)!;
  }

  connection(): Connection {
    const listener: Listener = {
      line: (state) => this.states.push(state),
      welcome() {},
      message() {},
      kept() {},
      typing() {},
      refused: ({ code }) => this.refusals.push(code),
    };
    return new Connection(this, listener, () => ({ after: 7, lang: "nl" }));
  }
}

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  sent: { type: string; id?: string; [field: string]: unknown }[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = true;
  }
  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  welcome(): void {
    this.onopen?.();
    this.say({ type: "welcome", seq: 0 });
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

async function opened(world: World): Promise<Connection> {
  const connection = world.connection();
  connection.start();
  await settle();
  world.last.welcome();
  return connection;
}

const hello = { kind: "text", text: "hallo" } as const;

test("says hello with the ticket and the newest seq", async () => {
  const world = new World();
  const connection = await opened(world);
  assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "t", after: 7, lang: "nl" }]);
  assert.equal(connection.state, "open");
});

test("waits longer after every failure, up to half a minute, and never less than half of that", () => {
  assert.deepEqual([0, 1, 2, 10].map((attempt) => waitBefore(attempt, 1)), [500, 1000, 2000, 30_000]);
  assert.equal(waitBefore(10, 0), 15_000);
});

test("comes back by itself when there was no line at first", async () => {
  const world = new World();
  world.answers = ["no line", "no line"];
  const connection = world.connection();
  connection.start();
  await world.pass(2000);
  world.last.welcome();
  assert.equal(connection.state, "open");
  assert.equal(world.sockets.length, 1);
});

test("sends what has no ack again after a break, with the same id, in the same order", async () => {
  const world = new World();
  const connection = await opened(world);
  for (const id of ["one", "two", "three"]) connection.submit(id, hello);
  world.last.say({ type: "ack", id: "one", seq: 8 });
  world.last.onclose?.({ code: 1012 });
  connection.submit("four", hello);
  await world.pass(1000);
  world.last.welcome();
  assert.deepEqual(world.last.sent.slice(1).map(({ id }) => id), ["two", "three", "four"]);
});

test("does not send again what came back as a message of the conversation", async () => {
  const world = new World();
  const connection = await opened(world);
  connection.submit("one", hello);
  world.last.say({ type: "message", message: { client_id: "one" } });
  connection.refresh();
  await settle();
  world.last.welcome();
  assert.deepEqual(world.last.sent.map(({ type }) => type), ["hello"]);
});

test("asks one new ticket when the session seems to have ended, then gives up", async () => {
  const world = new World();
  const connection = await opened(world);
  world.last.onclose?.({ code: 4401 });
  await settle();
  assert.equal(world.sockets.length, 2);
  world.last.onopen?.();
  world.last.onclose?.({ code: 4401 });
  await world.pass(60_000);
  assert.equal(world.sockets.length, 2);
  assert.equal(connection.state, "signed_out");
});

test("gives up at once when no ticket is given to this session", async () => {
  const world = new World();
  world.answers = [{ refused: true }];
  const connection = world.connection();
  connection.start();
  await world.pass(60_000);
  assert.equal(connection.state, "signed_out");
  connection.refresh();
  await settle();
  assert.equal(world.sockets.length, 0);
});

test("waits as long as it is told when tickets are asked too fast", async () => {
  const world = new World();
  world.answers = [{ retryAfter: 20 }];
  world.connection().start();
  await world.pass(19_000);
  assert.equal(world.sockets.length, 0);
  await world.pass(1000);
  assert.equal(world.sockets.length, 1);
});

test("takes a line on which nothing is acknowledged for a dead one", async () => {
  const world = new World();
  const connection = await opened(world);
  connection.submit("one", hello);
  await world.pass(11_000);
  assert.ok(world.sockets[0]!.closed);
  world.last.welcome();
  assert.deepEqual(world.last.sent.at(-1)!.id, "one");
});

test("gives a message back that three lines left without an ack, and sends it again when asked", async () => {
  const world = new World();
  const connection = await opened(world);
  connection.submit("one", hello);
  for (let line = 0; line < 2; line += 1) {
    await world.pass(11_000);
    assert.deepEqual(world.refusals, []);
    world.last.welcome();
  }
  await world.pass(11_000);
  world.last.welcome();
  assert.deepEqual(world.refusals, ["no_answer"]);
  assert.deepEqual(world.last.sent.map(({ type }) => type), ["hello"]);
  connection.submit("one", hello);
  assert.equal(world.last.sent.at(-1)!.id, "one");
});

test("takes a quiet line for a live one", async () => {
  const world = new World();
  await opened(world);
  await world.pass(3_600_000);
  assert.equal(world.sockets.length, 1);
});

test("gives up on a line that does not welcome", async () => {
  const world = new World();
  world.connection().start();
  await settle();
  world.last.onopen?.();
  await world.pass(10_500);
  assert.equal(world.sockets.length, 2);
});

test("does not listen to a line that it has left", async () => {
  const world = new World();
  const connection = await opened(world);
  const old = world.last;
  connection.refresh();
  await settle();
  old.onclose?.({ code: 4401 });
  world.last.welcome();
  assert.equal(connection.state, "open");
  assert.equal(world.sockets.length, 2);
});

test("sends a message that was too fast again, when it may", async () => {
  const world = new World();
  const connection = await opened(world);
  connection.submit("one", hello);
  world.last.say({ type: "error", code: "too_fast", title: "", id: "one", data: { retry_after: 13 } });
  await world.pass(12_900);
  assert.equal(world.last.sent.length, 2);
  await world.pass(200);
  assert.equal(world.last.sent.length, 3);
  assert.deepEqual(world.refusals, []);
});

test("does not send again what was refused", async () => {
  const world = new World();
  const connection = await opened(world);
  connection.submit("one", hello);
  world.last.say({ type: "error", code: "too_long", title: "", id: "one" });
  connection.refresh();
  await settle();
  world.last.welcome();
  assert.deepEqual(world.refusals, ["too_long"]);
  assert.equal(world.last.sent.length, 1);
});

test("leaves nothing running when it is stopped", async () => {
  const world = new World();
  const connection = await opened(world);
  connection.submit("one", hello);
  connection.stop();
  assert.ok(world.last.closed);
  assert.deepEqual(world.timers, []);
});
