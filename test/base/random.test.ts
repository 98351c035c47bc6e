import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../src/base/random";

// All numbers of the stream: NumPy 2, np.random.seed(seed) and np.random.rand().

test("the stream is NumPy's, number by number", () => {
  const random = new Random(0);
  assert.deepEqual(random.table(1, 3), [[0.5488135039273248, 0.7151893663724195, 0.6027633760716439]]);
  assert.equal(random.uniform(), 0.5448831829968969);
  assert.equal(new Random(12345).uniform(), 0.9296160928171479);
});

test("the stream is still NumPy's after the state has been refilled", () => {
  const random = new Random(0);
  for (let i = 0; i < 699; i++) random.uniform();
  assert.equal(random.uniform(), 0.8427768626848423);
});

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: number) => new Random(seed).table(2, 5);
  assert.deepEqual(draw(7), draw(7));
  assert.notDeepEqual(draw(7), draw(8));
});

test("whole numbers reach both ends of their range and nothing beyond", () => {
  const random = new Random(1);
  const seen = new Set(Array.from({ length: 200 }, () => random.integer(4)));
  assert.deepEqual([...seen].sort(), [0, 1, 2, 3]);
});

test("a permutation holds each number once, in every order", () => {
  assert.deepEqual(
    [...new Random(3).permutation(50)].sort((a, b) => a - b),
    [...Array(50).keys()],
  );
  const orders = new Set(
    Array.from({ length: 200 }, (_, seed) => [...new Random(seed).permutation(3)].join("")),
  );
  assert.equal(orders.size, 6);
});
