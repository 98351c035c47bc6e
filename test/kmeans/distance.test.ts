import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../src/base/random";
import { startTensorFlow, tf } from "../../src/base/tf";
import { euclideanDistances } from "../../src/kmeans/distance";
import { near, onBothBackends } from "../support/backends";

onBothBackends("distances along one axis and across the unit cube are 1 and √3", () => {
  near(euclideanDistances([[0]], [[1]]).dataSync(), [1]);
  near(euclideanDistances([[0, 0, 0]], [[1, 1, 1]]).dataSync(), [Math.sqrt(3)]);
});

onBothBackends("row i, column j is the distance from a[i] to b[j]", () => {
  const distances = euclideanDistances([[0, 0], [3, 4]], [[0, 0], [3, 0], [0, 4]]); // biome-ignore format: one line
  assert.deepEqual(distances.shape, [2, 3]);
  near(distances.dataSync(), [0, 3, 4, 5, 4, 3]);
});

onBothBackends("the mean distance of NumPy's random points is NumPy's", () => {
  const random = new Random(0);
  const mean = euclideanDistances(random.table(10, 4), random.table(10, 4)).mean().dataSync()[0];
  near([mean], [0.88979754]); // float64 in NumPy
});

onBothBackends("the distance of a point to itself is exactly 0", () => {
  const points = new Random(1).table(20, 3);
  const distances = euclideanDistances(points, points).arraySync();
  for (let i = 0; i < 20; i++) assert.equal(distances[i][i], 0);
});

onBothBackends("many points are worked off in pieces without a seam", () => {
  const a = tf.randomUniform([5000, 3], 0, 1, "float32", 1) as tf.Tensor2D;
  const b = tf.randomUniform([700, 3], 0, 1, "float32", 2) as tf.Tensor2D;
  const [x, y] = [a.arraySync(), b.arraySync()];
  const distances = euclideanDistances(a, b).arraySync();
  for (const i of [0, 1996, 1997, 1998, 4999]) {
    near(
      distances[i],
      y.map((q) => Math.hypot(...q.map((v, d) => v - x[i][d]))),
    );
  }
});

test("no tensor stays behind but the result", async () => {
  await startTensorFlow();
  const points = tf.tensor2d(new Random(1).table(20, 3));
  const before = tf.memory().numTensors;
  euclideanDistances(points, points).dispose();
  assert.equal(tf.memory().numTensors, before);
});
