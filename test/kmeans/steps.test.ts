import assert from "node:assert/strict";
import { test } from "node:test";
import { startTensorFlow, tf } from "../../src/base/tf";
import { assignLabels, inertia, updateCentroids } from "../../src/kmeans/steps";
import { near, onBothBackends } from "../support/backends";

// Four points worked out by hand, with the centroids at the first and the last.
const points = [[0, 0], [0.5, 0], [0.5, 1], [1, 1]]; // biome-ignore format: one line
const ends = [[0, 0], [1, 1]]; // biome-ignore format: one line
const labels = () => tf.tensor1d([0, 0, 1, 1], "int32");

onBothBackends("each point gets the label of its nearest centroid", () => {
  const found = assignLabels(points, ends);
  assert.equal(found.dtype, "int32");
  assert.deepEqual([...found.dataSync()], [0, 0, 1, 1]);
});

onBothBackends("of two equally near centroids the first wins", () => {
  assert.deepEqual([...assignLabels([[0.5, 0.5]], [[1, 0], [0, 0], [0, 1]]).dataSync()], [0]); // biome-ignore format: one line
});

onBothBackends("labels in pieces are those of a plain search over all centroids", () => {
  const many = tf.randomUniform([70_000, 3], 0, 1, "float32", 6) as tf.Tensor2D;
  const centroids = tf.randomUniform([100, 3], 0, 1, "float32", 7) as tf.Tensor2D;
  const seen: number[] = [];
  const found = assignLabels(many, centroids, { onProgress: (done) => seen.push(done) }).dataSync();
  const [x, c] = [many.arraySync(), centroids.arraySync()];
  const squared = (p: number[], q: number[]) => p.reduce((sum, v, d) => sum + (v - q[d]) ** 2, 0);
  for (let i = 0; i < x.length; i += 7) {
    const distances = c.map((q) => squared(x[i], q));
    assert.ok(distances[found[i]] - Math.min(...distances) < 1e-6, `point ${i}`);
  }
  assert.ok(seen.length > 1 && seen.every((done, i) => done > (seen[i - 1] ?? 0)), `${seen}`);
  assert.equal(seen[seen.length - 1], 70_000);
});

onBothBackends("centroids move to the means of their points", () => {
  near(updateCentroids(points, labels(), ends).dataSync(), [0.25, 0, 0.75, 1]);
});

onBothBackends("a centroid without points stays where it is", () => {
  near(updateCentroids(points, labels(), [...ends, [7, 8]]).dataSync(), [0.25, 0, 0.75, 1, 7, 8]);
});

onBothBackends("means of millions of points don't drift", () => {
  const N = 3_000_000;
  const same = tf.fill([N, 1], 0.1) as tf.Tensor2D;
  near(updateCentroids(same, tf.zeros([N], "int32"), [[0]]).dataSync(), [0.1], 2e-5); // added up one by one in float32: 0.0969
});

onBothBackends("the inertia is the sum of the squared distances", () => {
  const centroids = [[0.25, 0], [0.75, 1]]; // biome-ignore format: one line
  near([inertia(points, labels(), centroids)], [0.25]);
  near([inertia(points, labels(), centroids, { weights: tf.tensor1d([3, 1, 1, 3]) })], [0.5]);
});

test("the steps leave no tensor behind but their result", async () => {
  await startTensorFlow();
  const [x, l, c] = [tf.tensor2d(points), labels(), tf.tensor2d(ends)];
  const before = tf.memory().numTensors;
  tf.dispose([assignLabels(x, c), updateCentroids(x, l, c)]);
  inertia(x, l, c);
  assert.equal(tf.memory().numTensors, before);
});
