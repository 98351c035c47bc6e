import assert from "node:assert/strict";
import { tf } from "../../src/base/tf";
import { asPoints, pieces } from "../../src/kmeans/points";
import { onBothBackends } from "../support/backends";

const lists = [[0, 1], [2, 3], [4, 5]]; // biome-ignore format: one line

onBothBackends("lists, whole numbers and float32 become the same points", () => {
  for (const given of [lists, tf.tensor2d(lists), tf.tensor2d(lists, [3, 2], "int32")]) {
    const points = asPoints(given, "points");
    assert.equal(points.dtype, "float32");
    assert.deepEqual(points.arraySync(), lists);
  }
});

for (const [N, width] of [
  [1, 3],
  [65_536, 1],
  [200_001, 3],
  [9000, 1000],
  [3, 10_000_000],
]) {
  // biome-ignore format: one line
  onBothBackends(`${N} rows come in pieces of at most 16 MB at a width of ${width}, each row once and in order`, () => {
    const points = tf.range(0, 2 * N).reshape([N, 2]);
    const labels = tf.range(0, N, 1, "int32");
    let done = 0;
    for (const [piece, own] of pieces(width, points, labels)) {
      const rows = piece.shape[0];
      assert.ok(rows * width <= 2 ** 22 || rows === 1, `${rows} rows`);
      assert.equal(own.dtype, "int32");
      const numbers = own.dataSync();
      piece.dataSync().forEach((value, i) => {
        if (value !== 2 * done + i) assert.fail(`${value} in row ${done}`);
      });
      numbers.forEach((value, i) => {
        if (value !== done + i) assert.fail(`label ${value} in row ${done + i}`);
      });
      done += rows;
    }
    assert.equal(done, N);
    tf.dispose([points, labels]);
  });
}

onBothBackends("a loop over pieces that ends early leaves no tensor behind", () => {
  const points = tf.range(0, 200_000).reshape([100_000, 2]);
  const before = tf.memory().numTensors;
  for (const [piece] of pieces(2, points)) {
    assert.ok(piece.shape[0] < 100_000, "all came as one piece");
    break;
  }
  assert.equal(tf.memory().numTensors, before);
  points.dispose();
});
