import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startTensorFlow } from "../../src/base/tf";
import { levels, uniformGrid } from "../../src/palettes/uniform-grid";
import { near } from "../support/backends";

before(startTensorFlow);

test("green gets more levels than red, and red more than blue", () => {
  assert.deepEqual([1, 2, 4, 8, 16, 27, 64, 256].map(levels), [
    [1, 1, 1],
    [1, 2, 1],
    [2, 2, 1],
    [2, 2, 2],
    [2, 4, 2],
    [3, 3, 3],
    [4, 4, 4],
    [6, 7, 6],
  ]);
});

test("there are never more than K colours", () => {
  for (let K = 1; K <= 256; K++) assert.ok(uniformGrid(K).shape[0] <= K);
});

test("colours stand in the middle of their blocks", () => {
  near(uniformGrid(2).dataSync(), [0.5, 0.25, 0.5, 0.5, 0.75, 0.5]);
});

test("K must be a whole number", () => {
  assert.throws(() => uniformGrid(2.5), /not 2\.5/);
});
