import assert from "node:assert/strict";
import { test } from "node:test";
import { encode, tryDecode } from "../../../tools/kernel/protocol/wire.mjs";

const header = { msg_id: "1", msg_type: "x_request", session: "s", username: "u", date: "", version: "5.3" };
const parent = { identities: [Buffer.from("client")], header, content: {} };

test("what was encoded with a key decodes with that key", () => {
  const frames = encode(parent, "x_reply", { text: "é" }, "key");
  const message = tryDecode(frames, "key");
  assert.equal(message?.header.msg_type, "x_reply");
  assert.deepEqual(message?.content, { text: "é" });
  assert.deepEqual(message?.identities, [Buffer.from("client")]);
});

test("a message that was signed with another key, or changed, is ignored", () => {
  const frames = encode(parent, "x_reply", { a: 1 }, "key");
  assert.equal(tryDecode(frames, "another key"), undefined);
  assert.equal(tryDecode([...frames.slice(0, -1), Buffer.from('{"a":2}')], "key"), undefined);
});

test("frames that are no message are ignored", () => {
  assert.equal(tryDecode([], "key"), undefined);
  assert.equal(tryDecode([Buffer.from("<IDS|MSG>"), Buffer.from("{")], "key"), undefined);
});

test("the signature covers the four parts, not the buffers that may follow", () => {
  const frames = [...encode(parent, "x_reply", {}, "key"), Buffer.from("a buffer")];
  assert.equal(tryDecode(frames, "key")?.header.msg_type, "x_reply");
});

test("metadata and buffers arrive as they were sent", () => {
  const extras = { metadata: { version: "2.1.0" }, buffers: [Buffer.from([1, 2]), Buffer.from([3])] };
  const message = tryDecode(encode(parent, "comm_open", {}, "key", extras), "key");
  assert.deepEqual(message?.metadata, extras.metadata);
  assert.deepEqual(message?.buffers, extras.buffers);
});
