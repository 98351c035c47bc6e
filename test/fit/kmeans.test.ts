import assert from "node:assert/strict";
import { test } from "node:test";
import { startTensorFlow, tf } from "../../src/base/tf";
import { type KMeansOptions, kmeans } from "../../src/fit/kmeans";
import { near, onBothBackends } from "../support/backends";
import { iris } from "../support/iris";

const points = [[0, 0], [0.5, 0], [0.5, 1], [1, 1]]; // biome-ignore format: one line
const exact: KMeansOptions = { tolerance: 0 };

onBothBackends("four points, two clusters, by hand", () => {
  const { centroids, labels, inertia, converged } = kmeans(points, 2, { ...exact, start: [[0, 0], [1, 1]] }); // biome-ignore format: one line
  near(centroids.dataSync(), [0.25, 0, 0.75, 1]);
  assert.deepEqual([...labels.dataSync()], [0, 0, 1, 1]);
  near([inertia], [0.25]);
  assert.equal(converged, true);
});

onBothBackends("weights 3, 1, 1, 3 give scikit-learn's centroids, inertia and iterations", () => {
  const weights = tf.tensor1d([3, 1, 1, 3]);
  const { centroids, inertia, iterations } = kmeans(points, 2, { ...exact, weights, start: [[0, 0], [1, 1]] }); // biome-ignore format: one line
  near(centroids.dataSync(), [0.125, 0, 0.875, 1]);
  near([inertia], [0.375]);
  assert.equal(iterations, 2);
});

// scikit-learn 1.9.1, best of 100 starts, tol=0
const irisInertia = [681.3706, 152.347952, 78.851441, 57.228473, 46.446182, 39.039987];

onBothBackends("the best of many starts finds scikit-learn's inertia on Iris for K = 1 to 6", () => {
  irisInertia.forEach((expected, i) => {
    const { inertia } = kmeans(iris, i + 1, { ...exact, restarts: 40 });
    near([inertia], [expected], 1e-5);
  });
});

onBothBackends("from the same rows of Iris it takes scikit-learn's way", () => {
  const from = (rows: number[]) => kmeans(iris, 3, { ...exact, start: rows.map((row) => iris[row]) });
  const good = from([0, 50, 100]);
  near([good.inertia], [78.851441], 1e-6);
  assert.equal(good.iterations, 4);
  const sizes = [0, 1, 2].map((k) => good.labels.dataSync().filter((label) => label === k).length);
  assert.deepEqual(sizes, [50, 62, 38]);
  const poor = from([0, 1, 2]);
  near([poor.inertia], [78.855666], 1e-6);
  assert.equal(poor.iterations, 12);
});

onBothBackends("the result depends on the seed and on nothing else", () => {
  for (const start of ["random", "k-means++"] as const) {
    const run = (seed: number) => [...kmeans(iris, 6, { start, seed, iterations: 1 }).centroids.dataSync()];
    assert.deepEqual(run(4), run(4));
    assert.notDeepEqual(run(4), run(5));
  }
});

test("it stops at the iteration limit and says so", async () => {
  await startTensorFlow();
  const seen: number[] = [];
  const start = [0, 1, 2].map((row) => iris[row]);
  const { iterations, converged } = kmeans(iris, 3, {
    ...exact,
    start,
    iterations: 5,
    onProgress: (i) => seen.push(i),
  });
  assert.deepEqual([iterations, converged, seen], [5, false, [1, 2, 3, 4, 5]]);
});

test("no tensor stays behind but the result's two", async () => {
  await startTensorFlow();
  const x = tf.tensor2d(iris);
  const before = tf.memory().numTensors;
  const { centroids, labels } = kmeans(x, 5, { restarts: 3 });
  tf.dispose([centroids, labels]);
  assert.equal(tf.memory().numTensors, before);
});
