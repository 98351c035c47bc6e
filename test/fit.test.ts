import assert from "node:assert/strict";
import { test } from "node:test";
import { meansOfNearest, prepare } from "../src/fit";
import { assignLabels, updateCentroids } from "../src/steps";
import { startTensorFlow, tf } from "../src/tf";
import { near, onBothBackends } from "./support/backends";

onBothBackends("the short way moves the centroids to where the two steps do", () => {
  for (const [N, D, K] of [
    [500, 3, 16],
    [70_000, 2, 5],
    [300, 5, 1],
    [9000, 3, 256],
  ]) {
    // biome-ignore format: one line
    const points: tf.Tensor2D = tf.randomUniform([N, D], -1, 1, "float32", N);
    const centroids = points.slice([0, 0], [K, D]).mul<tf.Tensor2D>(0.9);
    const found = meansOfNearest(prepare(points, K), Float32Array.from(centroids.dataSync()), K);
    near(found ?? [], updateCentroids(points, assignLabels(points, centroids), centroids).dataSync(), 1e-5);
  }
});

onBothBackends(
  "it says so when it can't tell: points half-way between two centroids, and empty clusters",
  () => {
    const prepared = prepare(tf.tensor2d([[0, 0], [1, 0]]), 2); // biome-ignore format: one line
    assert.equal(meansOfNearest(prepared, Float32Array.of(1, 1, 1, -1), 2), undefined);
    assert.equal(meansOfNearest(prepared, Float32Array.of(0, 0, 9, 9), 2), undefined);
    near(meansOfNearest(prepared, Float32Array.of(0, 0, 1, 0.5), 2) ?? [], [0, 0, 1, 0]);
  },
);

onBothBackends("means of millions of points don't drift", () => {
  const prepared = prepare(tf.fill([3_000_000, 1], 0.1), 1);
  near(meansOfNearest(prepared, Float32Array.of(0), 1) ?? [], [0.1], 1e-6);
  tf.dispose(prepared);
});

test("it leaves no tensor behind", async () => {
  await startTensorFlow();
  const prepared = prepare(tf.tensor2d([[0, 0], [1, 0]]), 2); // biome-ignore format: one line
  const before = tf.memory().numTensors;
  meansOfNearest(prepared, Float32Array.of(0, 0, 1, 0.5), 2);
  assert.equal(tf.memory().numTensors, before);
});
