import assert from "node:assert/strict";
import { afterEach, before, test } from "node:test";
import { startTensorFlow, tf } from "../../src/base/tf";
import { limited, limits, Stopped, tidied } from "../../src/check/guard/limits";

before(() => startTensorFlow());
afterEach(() => {
  limits.seconds = 5;
});

const forever = () => {
  while (true) tf.scalar(1).dispose();
};

test("code that ends gives its result, or throws its own error", () => {
  assert.equal(
    limited(() => 3),
    3,
  );
  assert.throws(
    () =>
      limited(() => {
        throw new RangeError("mine");
      }),
    { name: "RangeError", message: "mine" },
  );
});

test("code that fills the memory is stopped before the system ends it", () => {
  const greedy = () => {
    const kept: Uint8Array[] = [];
    while (true) kept.push(new Uint8Array(2 ** 26).fill(1));
  };
  assert.throws(
    () => limited(greedy),
    (error) => error instanceof Stopped && error.reason === "memory",
  );
});

test("code that doesn't end is stopped, also where it catches everything", () => {
  limits.seconds = 1;
  const stubborn = () => {
    while (true) {
      try {
        forever();
      } catch {
        // and on it goes
      }
    }
  };
  assert.throws(
    () => limited(stubborn),
    (error) => error instanceof Stopped && error.reason === "time",
  );
});

test("what was stopped in the middle leaves no tensors behind, and tf.tidy works as before", () => {
  limits.seconds = 1;
  const before = tf.memory().numTensors;
  const left = () => tf.memory().numTensors - before;
  const careless = () => {
    while (true) tf.scalar(1);
  };
  assert.throws(() => tidied(() => limited(() => tf.tidy(careless))), Stopped);
  assert(left() <= 1, `${left()} are left, of which one may have been in the making`);
  tf.tidy(() => tf.scalar(1)).dispose();
  assert(left() <= 1);
});

test("tables that no memory can hold are refused before they are made", () => {
  const enormous: Record<string, () => unknown> = {
    "tf.fill": () => tf.fill([1e5, 1e5], 0),
    "tf.zeros": () => tf.zeros([1e6, 1e6]),
    "an outer sum": () => tf.ones([1e4, 1]).add(tf.ones([1, 1e4])),
    "a product": () => tf.matMul(tf.ones([1e4, 1]), tf.ones([1, 1e4])),
    "tf.tile": () => tf.ones([100]).tile([1e6]),
    "tf.oneHot": () => tf.oneHot(tf.tensor1d([1, 2], "int32"), 1e8),
    "an array, filled": () => new Array(1e9).fill(0),
    "Array.from": () => Array.from({ length: 1e9 }),
  };
  for (const [name, make] of Object.entries(enormous)) {
    assert.throws(() => tidied(() => limited(make)), { name: "RangeError" }, name);
  }
  assert.equal(Array.from({ length: 3 }).fill(1).length, 3);
  assert.equal(
    tf.tidy(() => tf.fill([60_000_000], 1, "int32").size),
    60_000_000,
  );
});
