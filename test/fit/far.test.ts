// Points far from the origin, or with squares that float32 can't hold. Expected values: scikit-learn 1.9.1 in float64, tol 0.
import assert from "node:assert/strict";
import type { tf } from "../../src/base/tf";
import { kmeans } from "../../src/fit/kmeans";
import { euclideanDistances } from "../../src/kmeans/distance";
import { lloydSteps } from "../../src/kmeans/slow-motion";
import { startingCentroids } from "../../src/kmeans/starts";
import { assignLabels, inertia, updateCentroids } from "../../src/kmeans/steps";
import { near, onBothBackends } from "../support/backends";
import { iris } from "../support/iris";

const list = (tensor: tf.Tensor) => [...tensor.dataSync()];
const pair = [0, 1, 10, 11];

for (const far of [0, 1e3, 1e4, 1e5, 1e6, -1e6]) {
  onBothBackends(`two pairs at ${far} are told apart as at the origin`, () => {
    const points = pair.map((v) => [far + v, far + v]);
    const start = [points[0], points[3]];
    const found = kmeans(points, 2, { start, tolerance: 0 });
    assert.deepEqual(list(found.labels), [0, 0, 1, 1]);
    assert.deepEqual([found.inertia, found.iterations, found.converged], [2, 2, true]);
    assert.deepEqual(list(found.centroids), [far + 0.5, far + 0.5, far + 10.5, far + 10.5]);
    assert.deepEqual(list(assignLabels(points, start)), [0, 0, 1, 1]);
    assert.deepEqual(list(updateCentroids(points, found.labels, start)), list(found.centroids));
    assert.equal(inertia(points, found.labels, found.centroids), 2);
    assert.equal([...lloydSteps(points, start)].pop()?.inertia, 2);
  });
}

onBothBackends("a far column in which all points agree changes nothing", () => {
  const points = pair.map((v) => [4_500_000, v]);
  const { labels, inertia: value } = kmeans(points, 2, { start: [points[0], points[3]] });
  assert.deepEqual([list(labels), value], [[0, 0, 1, 1], 1]);
});

// Near 1,000,000 float32 has steps of 1/16: a centroid is handed out up to 1/32 beside its mean.
for (const [far, precision] of [
  [0, 1e-6],
  [1e4, 1e-6],
  [1e6, 1e-4],
]) {
  // biome-ignore format: one line
  onBothBackends(`the irises in millimetres, each moved by ${far}, end where they do at the origin`, () => {
    const points = iris.map((flower) => flower.map((cm) => Math.round(cm * 10) + far));
    const found = kmeans(points, 3, { start: [0, 50, 100].map((i) => points[i]), tolerance: 0 });
    near([found.inertia], [7885.144142614601], precision);
    assert.deepEqual([found.iterations, found.converged], [4, true]);
  });
}

for (const scale of [1e-25, 1e25, 1e30]) {
  onBothBackends(`coordinates around ${scale}, whose squares float32 can't hold, work the same`, () => {
    const points = pair.map((v) => [v * scale, 0]);
    const found = kmeans(points, 2, { start: [points[0], points[3]], tolerance: 0 });
    assert.deepEqual([list(found.labels), found.iterations], [[0, 0, 1, 1], 2]);
    near([found.inertia / scale / scale], [1], 1e-6);
    near([inertia(points, found.labels, found.centroids) / scale / scale], [1], 1e-6);
    const begun = list(startingCentroids(points, 4)).filter((_, i) => i % 2 === 0);
    assert.equal(new Set(begun).size, 4); // k-means++ passes over no point because its square is 0 or infinite
    const distances = euclideanDistances(points, points.slice(0, 1));
    near(
      list(distances).map((distance) => distance / scale),
      pair,
      1e-6,
    );
  });
}

onBothBackends("numbers that float32 can't tell apart are refused, with what to do", () => {
  const seconds = [1_700_000_001, 1_700_000_002, 1_700_000_061, 1_700_000_062].map((time) => [7, time]);
  assert.throws(() => kmeans(seconds, 2), {
    message:
      "points[3][1] is 1700000062, but float32 makes 1700000000 of it: subtract one number, like 1700000001, from all of column 1 first.",
  });
  assert.throws(
    () => assignLabels([[1e39], [0]], [[0]]),
    /points\[0\]\[0\] is 1e\+39, but float32 makes Infinity of it/,
  );
  assert.deepEqual(list(kmeans([[0.1], [0.1], [5]], 2).labels).length, 3); // ordinary rounding is no reason
});

onBothBackends("the warning about empty clusters gives the true reason", () => {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => said.push(text);
  try {
    assert.equal(kmeans([[0], [0], [1], [1]], 3).inertia, 0);
    kmeans([[0], [1], [2], [50]], 3, { start: [[0], [49], [51]], iterations: 1 });
  } finally {
    console.warn = warn;
  }
  assert.match(said[0], /Only 2 of 3 clusters have points: there are only 2 distinct points\. Try K = 2\./);
  assert.equal(said.length, 1);
});
