import assert from "node:assert/strict";
import { test } from "node:test";
import { Conversation, answerAfter } from "../src/conversation.js";
import type { Message } from "../src/protocol.js";

function message(seq: number, from: Message["from"], more: Partial<Message> = {}): Message {
  const text = more.fallback_text ?? `${from} ${seq}`;
  return {
    id: `m${seq}`,
    seq,
    from,
    at: "2026-11-22T10:00:00+01:00",
    lang: "nl",
    replaces: null,
    client_id: null,
    fallback_text: text,
    parts: [{ kind: "text", text }],
    ...more,
  };
}

function filled(...messages: Message[]): Conversation {
  const conversation = new Conversation();
  for (const each of messages) conversation.accept(each);
  return conversation;
}

const hello = { kind: "text", text: "hallo" } as const;
const texts = (conversation: Conversation) => conversation.entries().map(({ text }) => text);

test("stands in the order of seq, what is on its way last", () => {
  const conversation = filled(message(2, "assistant"), message(1, "user"));
  conversation.send("c", hello, "hallo", new Date());
  conversation.accept(message(3, "assistant"));
  assert.deepEqual(texts(conversation), ["user 1", "assistant 2", "assistant 3", "hallo"]);
});

test("knows a message that comes twice", () => {
  const conversation = filled(message(1, "user"));
  assert.equal(conversation.accept(message(1, "user")), false);
  assert.equal(conversation.entries().length, 1);
});

test("keeps its key when the gateway's copy takes its place", () => {
  const conversation = new Conversation();
  conversation.send("c", hello, "hallo", new Date());
  conversation.kept("c", 1);
  assert.equal(conversation.hasUnsent, false);
  conversation.accept(message(1, "user", { client_id: "c", fallback_text: "hallo" }));
  assert.deepEqual(conversation.entries().map(({ key, delivery }) => [key, delivery]), [["c", "kept"]]);
});

test("a message that replaces another stands where that one stood", () => {
  const conversation = filled(message(1, "assistant"), message(2, "user"), message(3, "assistant", { replaces: "m1" }));
  assert.deepEqual(texts(conversation), ["assistant 3", "user 2"]);
  conversation.accept(message(1, "assistant"));
  assert.deepEqual(texts(conversation), ["assistant 3", "user 2"]);
  assert.equal(conversation.newest, 3);
});

test("only messages after the last own one can be answered", () => {
  const conversation = filled(message(1, "assistant"), message(2, "user"), message(3, "assistant"), message(4, "assistant"));
  assert.deepEqual([...conversation.answerable()], ["m3", "m4"]);
});

test("nothing can be answered while an own message is on its way, and all again when it was refused", () => {
  const conversation = filled(message(1, "assistant"));
  conversation.send("c", hello, "hallo", new Date());
  assert.equal(conversation.answerable().size, 0);
  conversation.refuse("c", "te lang");
  assert.deepEqual([...conversation.answerable()], ["m1"]);
  assert.equal(conversation.hasUnsent, true);
  assert.deepEqual(conversation.retry("c"), hello);
  assert.equal(conversation.answerable().size, 0);
});

test("a button that was used elsewhere ends its message", () => {
  const conversation = filled(message(1, "assistant"));
  conversation.send("c", { kind: "choice", choice: "x" }, "Ja", new Date(), "m1");
  conversation.endChoice("c");
  assert.equal(conversation.answerable().size, 0);
  assert.deepEqual(texts(conversation), ["assistant 1"]);
});

test("tells what was answered to a message", () => {
  const entries = filled(message(1, "assistant"), message(2, "notice"), message(3, "user")).entries();
  assert.equal(answerAfter(entries, 0), "user 3");
  assert.equal(answerAfter(entries, 2), null);
});
