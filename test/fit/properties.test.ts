// What holds for any data: random cases from fast-check, shrunk to the smallest that fails. Seeded, so that a failure comes back.
import assert from "node:assert/strict";
import fc from "fast-check";
import { tf } from "../../src/base/tf";
import { kmeans } from "../../src/fit/kmeans";
import { euclideanDistances } from "../../src/kmeans/distance";
import { assignLabels, inertia, updateCentroids } from "../../src/kmeans/steps";
import { cluster2image, meanColours } from "../../src/picture/palette";
import { near, onBothBackends } from "../support/backends";

const RUNS = { numRuns: 30, seed: 1 };

/** A small cloud of distinct points with coordinates that float32 holds exactly, in 1 to 4 dimensions, and a K that fits. */
const clouds = fc
  .record({
    D: fc.integer({ min: 1, max: 4 }),
    K: fc.integer({ min: 1, max: 6 }),
    N: fc.integer({ min: 6, max: 40 }),
  })
  .chain(({ D, K, N }) => {
    const coordinate = fc.integer({ min: -512, max: 512 }).map((v) => v / 256);
    const point = fc.array(coordinate, { minLength: D, maxLength: D });
    const points = fc.uniqueArray(point, { minLength: Math.min(N, 6), maxLength: N, selector: String });
    return fc.record({ points, K: fc.constant(K), seed: fc.nat(1000) });
  });

const holds = (name: string, property: (cloud: { points: number[][]; K: number; seed: number }) => void) =>
  onBothBackends(name, () =>
    fc.assert(
      fc.property(clouds, (cloud) => tf.tidy(() => property(cloud))),
      RUNS,
    ),
  );

const list = (tensor: tf.Tensor) => [...tensor.dataSync()];

holds("no step raises the inertia", ({ points, K }) => {
  let centroids: tf.Tensor2D = tf.tensor2d(points.slice(0, K));
  let before = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 6; step++) {
    const labels = assignLabels(points, centroids);
    const assigned = inertia(points, labels, centroids);
    centroids = updateCentroids(points, labels, centroids);
    const updated = inertia(points, labels, centroids);
    assert.ok(assigned <= before * (1 + 1e-5) + 1e-5 && updated <= assigned * (1 + 1e-5) + 1e-5);
    before = updated;
  }
});

holds("the centroids' own labels are 0 to K - 1", ({ points, K }) => {
  const centroids = points.slice(0, K);
  assert.deepEqual(list(assignLabels(centroids, centroids)), [...centroids.keys()]);
});

holds("each label is the place of the smallest distance", ({ points, K }) => {
  const centroids = points.slice(-K);
  const distances = euclideanDistances(points, centroids).arraySync();
  list(assignLabels(points, centroids)).forEach((label, i) => {
    assert.ok(distances[i][label] - Math.min(...distances[i]) < 1e-3);
  });
});

holds("points in another order get the same labels in that order", ({ points, K }) => {
  const centroids = points.slice(0, K);
  const backwards = list(assignLabels([...points].reverse(), centroids)).reverse();
  assert.deepEqual(backwards, list(assignLabels(points, centroids)));
});

holds("a weight counts like repeated points", ({ points, K }) => {
  const weights = points.map((_, i) => 1 + (i % 3));
  const repeated = points.flatMap((point, i) => Array<number[]>(weights[i]).fill(point));
  const options = { start: points.slice(0, K), tolerance: 0, iterations: 4 };
  const weighted = kmeans(points, K, { ...options, weights: tf.tensor1d(weights) });
  const plain = kmeans(repeated, K, options);
  near([weighted.inertia], [plain.inertia], 1e-4);
});

holds("data twice as large has four times the inertia", ({ points, K }) => {
  const run = (scale: number) => {
    const scaled = points.map((point) => point.map((v) => v * scale));
    return kmeans(scaled, K, { start: scaled.slice(0, K), tolerance: 0, iterations: 5 }).inertia;
  };
  near([run(2)], [4 * run(1)], 1e-4);
});

holds("the result's labels and inertia belong to its centroids", ({ points, K, seed }) => {
  const { centroids, labels, inertia: value } = kmeans(points, K, { seed, iterations: 2 });
  assert.deepEqual(list(labels), list(assignLabels(points, centroids)));
  near([value], [inertia(points, labels, centroids)], 1e-5);
});

holds("a rebuilt image has only colours of its palette", ({ points, K }) => {
  const pixels = points.map((point) => [0, 1, 2].map((d) => Math.abs(point[d] ?? 0) / 2));
  const labels = assignLabels(pixels, pixels.slice(0, K));
  const palette = meanColours(pixels, labels, K).arraySync();
  const colours = cluster2image(labels, palette, [pixels.length, 1, 3])
    .reshape([-1, 3])
    .arraySync() as number[][];
  const allowed = new Set(palette.map(String));
  assert.ok(colours.every((colour) => allowed.has(String(colour))));
});

onBothBackends("labels don't depend on where the pieces begin", () => {
  const points = tf.randomUniform([70_000, 3], 0, 1, "float32", 3) as tf.Tensor2D;
  const centroids = tf.randomUniform([5, 3], 0, 1, "float32", 4) as tf.Tensor2D;
  const whole = assignLabels(points, centroids);
  const shifted = assignLabels(points.slice([123, 0]), centroids);
  assert.deepEqual(list(shifted), list(whole.slice(123)));
});

onBothBackends("both backends find the same labels, centroids and inertia", async () => {
  const backend = tf.getBackend();
  const other = backend === "wasm" ? "tensorflow" : "wasm";
  const run = () => {
    const points = tf.randomUniform([3000, 3], 0, 1, "float32", 8) as tf.Tensor2D;
    const {
      centroids,
      labels,
      inertia: value,
    } = kmeans(points, 16, { seed: 2, tolerance: 0, iterations: 30 });
    return { centroids: list(centroids), labels: list(labels), value };
  };
  const here = run();
  if (!(await tf.setBackend(other))) return;
  const there = run();
  await tf.setBackend(backend);
  assert.deepEqual(here.labels, there.labels);
  near(here.centroids, there.centroids, 1e-5);
  near([here.value], [there.value], 1e-5);
});
