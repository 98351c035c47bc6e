// What scikit-learn asks of its own k-means (sklearn/cluster/tests/test_k_means.py), as far as ours has the same: the name of
// each of its tests stands in brackets. Data that it draws by lot is drawn by ours; numbers that it states are stated again.
import assert from "node:assert/strict";
import { Random } from "../../src/base/random";
import { tf } from "../../src/base/tf";
import { type KMeansOptions, kmeans } from "../../src/fit/kmeans";
import { startingCentroids } from "../../src/kmeans/starts";
import { assignLabels, inertia } from "../../src/kmeans/steps";
import { near, onBothBackends } from "../support/backends";

const CENTRES = [
  [0, 5, 0, 0, 0],
  [1, 1, 4, 0, 0],
  [1, 0, 0, 5, 1],
];
const random = new Random(42);
const normal = () =>
  Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
/** A hundred points around three centres, with a standard deviation of 1, and which centre each belongs to. */
const trueLabels = Array.from({ length: 100 }, (_, i) => i % 3);
const blobs = trueLabels.map((k) => CENTRES[k].map((value) => value + normal()));
const cloud = Array.from({ length: 1000 }, () => Array.from({ length: 10 }, normal));

const list = (tensor: tf.Tensor) => [...tensor.dataSync()];
/** The labels in the order of their first appearance: equal for two ways to name the same clusters. */
const renamed = (labels: number[]) => {
  const names = [...new Set(labels)];
  return labels.map((label) => names.indexOf(label));
};

onBothBackends("two empty clusters take the two farthest points [test_relocate_empty_clusters]", () => {
  const points = [-10, -9.5, -9, -8.5, -8, -1, 1, 9, 9.5, 10].map((value) => [value]);
  const { centroids } = kmeans(points, 3, { start: [[-10], [-10], [-10]], iterations: 1 });
  near(list(centroids), [-36 / 8, 10, 9.5]);
});

onBothBackends("a start far from all points is filled [test_kmeans_relocated_clusters]", () => {
  const points = [[0, 0], [0.5, 0], [0.5, 1], [1, 1]]; // biome-ignore format: one line
  const options = { start: [[0.5, 0.5], [3, 3]], tolerance: 0 }; // biome-ignore format: one line
  const { centroids, inertia: value, iterations } = kmeans(points, 2, options);
  assert.equal(iterations, 3);
  near([value], [0.25]);
  near(list(centroids).sort(), [0, 0.25, 0.75, 1]);
});

onBothBackends("so it is with weights [test_kmeans_empty_cluster_relocated]", () => {
  const options = { start: [[-1], [10]], weights: tf.tensor1d([1.9, 0.1]) };
  const { labels, centroids } = kmeans([[-1], [1]], 2, options); // biome-ignore format: one line
  assert.deepEqual(list(labels), [0, 1]);
  near(list(centroids), [-1, 1]);
});

onBothBackends("without tolerance it comes to rest by itself [test_kmeans_convergence]", () => {
  const { iterations, converged } = kmeans(cloud, 5, { tolerance: 0, iterations: 300 });
  assert.ok(converged && iterations < 300, `${iterations} iterations`);
});

for (const start of ["random", "k-means++", CENTRES] as KMeansOptions["start"][]) {
  const name = typeof start === "string" ? start : "given centroids";
  onBothBackends(`from ${name} it finds the three blobs [test_all_init]`, () => {
    const result = kmeans(blobs, 3, { start, restarts: 10, seed: 42 });
    assert.deepEqual(result.centroids.shape, [3, 5]);
    assert.deepEqual(renamed(list(result.labels)), trueLabels);
    assert.ok(result.inertia > 0);
  });
}

onBothBackends("labels are those of predict, come to rest or not [test_k_means_fit_predict, test_predict]", () => {
  for (const [iterations, tolerance] of [[2, 1e-7], [2, 1e-1], [300, 1e-7], [300, 1e-1]]) {
    const { labels, centroids, inertia: value } = kmeans(cloud, 10, { iterations, tolerance, seed: 1 });
    assert.deepEqual(list(labels), list(assignLabels(cloud, centroids)));
    assert.deepEqual(list(assignLabels(centroids, centroids)), [...Array(10).keys()]);
    near([value], [inertia(cloud, labels, centroids)], 1e-5);
  }
}); // biome-ignore format: a case a pair

onBothBackends(
  "more iterations, and more restarts, never end worse [test_score_max_iter, test_n_init]",
  () => {
    const after = (options: KMeansOptions) => kmeans(cloud, 5, { tolerance: 0, seed: 0, ...options }).inertia;
    assert.ok(after({ iterations: 10 }) < after({ iterations: 1 }));
    const restarts = [1, 5, 10].map((n) => after({ start: "random", restarts: n }));
    assert.ok(restarts[1] <= restarts[0] && restarts[2] <= restarts[1], `${restarts}`);
  },
);

onBothBackends("one iteration is one step by hand [test_k_means_1_iteration]", () => {
  const start = blobs.slice(0, 5);
  const { centroids } = kmeans(blobs, 5, { start, iterations: 1 });
  const squared = (p: number[], q: number[]) => p.reduce((sum, value, d) => sum + (value - q[d]) ** 2, 0);
  const nearest = blobs.map((p) => {
    const distances = start.map((q) => squared(p, q));
    return distances.indexOf(Math.min(...distances));
  });
  const means = start.map((_, k) => {
    const own = blobs.filter((_, i) => nearest[i] === k);
    return own[0].map((_, d) => own.reduce((sum, p) => sum + p[d], 0) / own.length);
  });
  near(list(centroids), means.flat(), 1e-5);
});

onBothBackends(
  "what is passed in is as it was [test_kmeans_copyx, test_centers_not_mutated, test_sample_weight_unchanged]",
  () => {
    const [x, start] = [tf.tensor2d(blobs), tf.tensor2d(CENTRES)];
    const weights = tf.tensor1d(trueLabels.map((k) => k + 1));
    const before = [x, start, weights].map(list);
    kmeans(x, 3, { start, weights, iterations: 5 });
    assert.deepEqual([x, start, weights].map(list), before);
  },
);

onBothBackends("weights of 1 count like none [test_unit_weights_vs_no_weights]", () => {
  const options = { start: CENTRES, tolerance: 0 };
  const plain = kmeans(blobs, 3, options);
  const weighted = kmeans(blobs, 3, { ...options, weights: tf.ones([100]) });
  assert.deepEqual(list(weighted.labels), list(plain.labels));
  near(list(weighted.centroids), list(plain.centroids), 1e-5);
  near([weighted.inertia], [plain.inertia], 1e-5);
});

onBothBackends("weights twice as large change nothing but the inertia [test_scaled_weights]", () => {
  const weights = tf.tensor1d(trueLabels.map((k) => k + 1));
  const run = (scale: number) =>
    kmeans(blobs, 3, { start: CENTRES, tolerance: 0, weights: weights.mul(scale) });
  const [once, twice] = [run(1), run(2)];
  assert.deepEqual(list(twice.labels), list(once.labels));
  near(list(twice.centroids), list(once.centroids), 1e-5);
  near([twice.inertia], [2 * once.inertia], 1e-5);
});

onBothBackends("k-means++ begins on points of the data, no two alike [test_kmeans_plusplus_output]", () => {
  for (const weights of [undefined, tf.tensor1d(trueLabels.map((k) => k + 1))]) {
    const start = startingCentroids(blobs, 12, { random: new Random(3), weights }).arraySync();
    const rows = start.map((p) => blobs.findIndex((q) => q.every((value, d) => Math.fround(value) === p[d])));
    assert.ok(rows.every((row) => row >= 0));
    assert.equal(new Set(rows).size, 12);
  }
});

onBothBackends(
  "points without weight are never begun on [test_kmeans_plusplus_output, with weights of 0]",
  () => {
    const weights = tf.tensor1d(trueLabels.map((k) => (k === 1 ? 1 : 0)));
    const { labels } = kmeans(blobs, 2, { weights, seed: 5 });
    const used = new Set(list(labels).filter((_, i) => trueLabels[i] === 1));
    assert.equal(used.size, 2, "both clusters are among the points that count");
  },
);

onBothBackends("what has come to rest stays there [test_kmeans_init_fitted_centers]", () => {
  const rested = kmeans(blobs, 3, { tolerance: 0, seed: 2 });
  const again = kmeans(blobs, 3, { tolerance: 0, start: rested.centroids });
  near(list(again.centroids), list(rested.centroids));
});

onBothBackends("whole numbers are points, too [test_integer_input]", () => {
  const whole = [[0, 0], [10, 10], [12, 9], [-1, 1], [2, 0], [8, 10]]; // biome-ignore format: one line
  const { labels } = kmeans(tf.tensor2d(whole, [6, 2], "int32"), 2, { seed: 0 });
  assert.deepEqual(renamed(list(labels)), [0, 1, 1, 0, 0, 1]);
});
