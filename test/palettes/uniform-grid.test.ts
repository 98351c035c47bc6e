import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startTensorFlow } from "../../src/base/tf";
import { levels, uniformGrid } from "../../src/palettes/uniform-grid";
import { near } from "../support/backends";

before(startTensorFlow);

test("green gets more levels than red, and red more than blue", () => {
  assert.deepEqual([1, 2, 4, 8, 16, 27, 64].map(levels), [
    [1, 1, 1],
    [1, 2, 1],
    [2, 2, 1],
    [2, 2, 2],
    [2, 4, 2],
    [3, 3, 3],
    [4, 4, 4],
  ]);
});

test("for every K there are at most K colours, and another level of blue would be too many", () => {
  for (let K = 1; K <= 256; K++) {
    const [red, green, blue] = levels(K);
    assert.equal(uniformGrid(K).shape[0], red * green * blue);
    assert.ok(green >= red && red >= blue && red * green * blue <= K, `${K}`);
    assert.ok(red * green * (blue + 1) > K, `${K}`);
  }
});

test("colours stand in the middle of their blocks", () => {
  near(uniformGrid(2).dataSync(), [0.5, 0.25, 0.5, 0.5, 0.75, 0.5]);
});
