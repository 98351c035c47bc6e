import assert from "node:assert/strict";
import { test } from "node:test";
import { startTensorFlow, tf } from "../../src/base/tf";
import { makeMover } from "../../src/fit/fit";
import { assignLabels, updateCentroids } from "../../src/kmeans/steps";
import { near, onBothBackends } from "../support/backends";

onBothBackends("the short way moves the centroids to where the two steps do", () => {
  for (const [N, D, K] of [
    [500, 3, 16],
    [70_000, 2, 5],
    [300, 5, 1],
    [9000, 3, 256],
    [20_000, 3, 256],
  ]) {
    // biome-ignore format: one line
    const points: tf.Tensor2D = tf.randomUniform([N, D], -1, 1, "float32", N);
    const centroids = points.slice([0, 0], [K, D]).mul<tf.Tensor2D>(0.9);
    const found = makeMover(points, K).means(Float32Array.from(centroids.dataSync()));
    near(found ?? [], updateCentroids(points, assignLabels(points, centroids), centroids).dataSync(), 1e-5);
  }
});

onBothBackends("it says so when it can't tell: empty clusters", () => {
  const { means } = makeMover(tf.tensor2d([[0, 0], [1, 0]]), 2); // biome-ignore format: one line
  assert.equal(means(Float32Array.of(0, 0, 9, 9)), undefined);
  near(means(Float32Array.of(0, 0, 1, 0.5)) ?? [], [0, 0, 1, 0]);
});

onBothBackends("a point half-way between two centroids goes to the first, or it can't tell", () => {
  const points = tf.tensor2d([[0, 0], [0, 2], [0, -2]]); // biome-ignore format: one line
  const moved = makeMover(points, 2).means(Float32Array.of(0, 1, 0, -1));
  if (moved) near(moved, [0, 1, 0, -2]);
  else assert.equal(tf.getBackend(), "wasm");
});

onBothBackends("means of millions of points don't drift", () => {
  for (const N of [16_384, 3_000_000]) {
    const mover = makeMover(tf.fill([N, 1], 0.1), 1);
    near(mover.means(Float32Array.of(0)) ?? [], [0.1], 1e-6);
    mover.dispose();
  }
});

test("it leaves no tensor behind", async () => {
  await startTensorFlow();
  const points = tf.tensor2d([[0, 0], [1, 0]]); // biome-ignore format: one line
  const before = tf.memory().numTensors;
  const mover = makeMover(points, 2);
  mover.means(Float32Array.of(0, 0, 1, 0.5));
  mover.dispose();
  assert.equal(tf.memory().numTensors, before);
});
