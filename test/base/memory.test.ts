import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { freeForgottenTensors } from "../../src/base/memory";
import { startTensorFlow, tf } from "../../src/base/tf";
import { loadImage } from "../../src/picture/image";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

/** Collects, and lets the finalizers run, until `done` or until it is clear that they won't. */
async function collectUntil(done: () => boolean): Promise<void> {
  for (let i = 0; i < 50 && !done(); i++) {
    gc();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("tensors that nobody holds are freed, and those that somebody holds are not", async () => {
  await startTensorFlow();
  freeForgottenTensors(tf.engine()); // a second time changes nothing
  const held = tf.tensor1d([1, 2, 3]);
  const before = tf.memory();
  for (let i = 0; i < 10; i++) tf.ones([1000]);
  assert.equal(tf.memory().numTensors, before.numTensors + 10);
  await collectUntil(() => tf.memory().numTensors === before.numTensors);
  assert.equal(tf.memory().numTensors, before.numTensors);
  assert.equal(tf.memory().numBytes, before.numBytes);
  assert.deepEqual([...held.dataSync()], [1, 2, 3]);
});

test("a tensor disposed by hand is not freed twice", async () => {
  await startTensorFlow();
  await collectUntil(() => tf.memory().numTensors === 0);
  const before = tf.memory().numTensors;
  for (let i = 0; i < 10; i++) tf.ones([1000]).dispose();
  await collectUntil(() => false);
  assert.equal(tf.memory().numTensors, before);
});

test("of a picture that was read, its file and three bytes a pixel stay", async () => {
  await startTensorFlow();
  const held = () => process.memoryUsage().arrayBuffers;
  const before = held();
  const image = await loadImage("data/talos.jpg"); // the first one: what a decoder made first, it might keep
  const most = image.size + statSync("data/talos.jpg").size + 2 ** 20;
  image.dispose();
  await collectUntil(() => held() - before < most);
  assert.ok(held() - before < most, `${held() - before} bytes`);
});
