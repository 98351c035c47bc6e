import { checkWhole, inCode } from "../base/arguments";
import { Random } from "../base/random";
import { tf } from "../base/tf";
import { asPoints, type Points, sameDimension } from "../kmeans/points";
import { checkK, type Start, startingCentroids } from "../kmeans/starts";
import {
  assignLabels,
  clusterTotals,
  inertia,
  meansOrBefore,
  squaredErrors,
  updateCentroids,
} from "../kmeans/steps";
import { checkWeights } from "../kmeans/weights";
import { makeMover } from "./fit";

export interface KMeansOptions {
  /** Where the centroids begin: by a rule, or at K points of your own. */
  start?: Start | Points;
  /** How many starts to try; the result with the lowest inertia is kept. */
  restarts?: number;
  /** The most iterations of one start. */
  iterations?: number;
  /** Stop when the centroids' squared movement is at most this part of the data's mean variance. */
  tolerance?: number;
  /** How much each point counts, [N]. */
  weights?: tf.Tensor1D;
  seed?: number;
  /** Called after each iteration. */
  onProgress?: (iteration: number, iterations: number) => void;
}

export interface KMeansResult {
  /** [K, D] */
  centroids: tf.Tensor2D;
  /** [N], int32: the nearest centroid of each point */
  labels: tf.Tensor1D;
  /** The sum of the squared distances of the points to their centroids. */
  inertia: number;
  iterations: number;
  /** Whether it stopped by itself, before the iterations ran out. */
  converged: boolean;
}

/**
 * K-means by Lloyd's algorithm. A cluster that loses all its points moves to the point farthest from its centroid.
 * @param points [N, D]
 * @param K the number of clusters, 1 to N
 * @throws if K, a shape or an option can't be, before any work
 */
export function kmeans(points: Points, K: number, options: KMeansOptions = {}): KMeansResult {
  return tf.tidy(() => {
    const x = asPoints(points, "points");
    checkK(K, x.shape[0]);
    checkOptions(options);
    checkWeights(options.weights, x.shape[0]);
    const best = bestRun(x, K, options);
    warnOfEmptyClusters(best.labels.dataSync<"int32">(), K);
    return { ...best };
  });
}

/** @throws unless the numbers among the options make sense */
export function checkOptions({ restarts = 1, iterations = 300, tolerance = 0 }: KMeansOptions): void {
  checkWhole("restarts", restarts);
  checkWhole("iterations", iterations);
  if (typeof tolerance === "number" && tolerance >= 0 && tolerance < Number.POSITIVE_INFINITY) return;
  throw new Error(`tolerance must be a number of at least 0, not ${inCode(tolerance)}.`);
}

/** The run with the lowest inertia. */
function bestRun(x: tf.Tensor2D, K: number, options: KMeansOptions): KMeansResult {
  const { start = "k-means++", restarts = 1, seed = 0, weights } = options;
  const random = new Random(seed);
  const runs = typeof start === "string" ? restarts : 1;
  const run = () => {
    const first =
      typeof start === "string" ? startingCentroids(x, K, { start, random, weights }) : ownStart(start, K, x);
    return lloyd(x, first, options);
  };
  let best = run();
  for (let more = 1; more < runs; more++) {
    const result = run();
    const [kept, other] = best.inertia <= result.inertia ? [best, result] : [result, best];
    tf.dispose([other.centroids, other.labels]);
    best = kept;
  }
  return best;
}

/** One run from the given centroids until they stand still. */
function lloyd(x: tf.Tensor2D, start: tf.Tensor2D, options: KMeansOptions): KMeansResult {
  const { iterations = 300, tolerance = 1e-4, weights, onProgress } = options;
  const shape = start.shape;
  const enough = tolerance && tolerance * meanVariance(x); // a tolerance of 0 needs no variance
  const mover = weights ? undefined : makeMover(x, shape[0]);
  let centroids = start.dataSync<"float32">();
  let shift = Number.POSITIVE_INFINITY;
  let iteration = 0;
  while (iteration < iterations && shift > enough) {
    const moved = mover?.means(centroids) ?? carefully(x, centroids, shape, weights);
    shift = moved.reduce((sum, value, i) => sum + (value - centroids[i]) ** 2, 0);
    centroids = moved;
    iteration++;
    onProgress?.(iteration, iterations);
  }
  const last = tf.tensor2d(centroids, shape);
  const labels = mover?.labels(centroids) ?? assignLabels(x, last);
  mover?.dispose();
  start.dispose();
  const fits = inertia(x, labels, last, { weights });
  return { centroids: last, labels, inertia: fits, iterations: iteration, converged: shift <= enough };
}

/** Both steps as they are taught, with the empty clusters filled. */
function carefully(x: tf.Tensor2D, before: Float32Array, shape: [number, number], weights?: tf.Tensor1D) {
  const moved = tf.tidy(() => {
    const centroids = tf.tensor2d(before, shape);
    return moveCentroids(x, assignLabels(x, centroids), centroids, weights);
  });
  const values = moved.dataSync<"float32">();
  moved.dispose();
  return values;
}

/** Step 2, with the clusters that have no points given the points that fit their own clusters worst. */
function moveCentroids(x: tf.Tensor2D, labels: tf.Tensor1D, centroids: tf.Tensor2D, weights?: tf.Tensor1D) {
  return tf.tidy(() => {
    const totals = clusterTotals(x, labels, centroids.shape[0], weights);
    const empty = Array.from(totals.counts.dataSync()).flatMap((count, k) => (count > 0 ? [] : [k]));
    if (empty.length === 0) return meansOrBefore(totals, centroids);
    return updateCentroids(x, fillClusters(empty, x, labels, centroids), centroids, { weights });
  });
}

/** The labels, with the farthest points (at most one for each empty cluster) moved to the empty clusters. */
function fillClusters(
  empty: number[],
  x: tf.Tensor2D,
  labels: tf.Tensor1D,
  centroids: tf.Tensor2D,
): tf.Tensor1D {
  const { values, indices } = tf.topk(
    squaredErrors(x, labels, centroids),
    Math.min(empty.length, labels.size),
  );
  const far = values.dataSync();
  const rows = indices.dataSync();
  const filled = labels.dataSync().slice();
  empty.forEach((k, i) => {
    if (far[i] > 0) filled[rows[i]] = k; // a point that lies on its centroid is better left there
  });
  return tf.tensor1d(filled, "int32");
}

/** The variance of each coordinate, averaged: what a tolerance is measured against. */
function meanVariance(x: tf.Tensor2D): number {
  return tf.tidy(() => tf.moments(x, 0).variance.mean().dataSync()[0]);
}

/** The caller's own starting centroids, checked. */
export function ownStart(start: Points, K: number, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const centroids = asPoints(start, "start");
    sameDimension(x, centroids, "points", "start");
    if (centroids.shape[0] !== K) {
      throw new Error(
        `K is ${K}, but start has the shape [${centroids.shape}]: it needs a row for each cluster.`,
      );
    }
    return centroids.clone(); // the caller's own tensor must outlive the run
  });
}

export function warnOfEmptyClusters(labels: Int32Array, K: number): void {
  const seen = new Uint8Array(K);
  for (const label of labels) seen[label] = 1;
  const used = seen.reduce((sum, one) => sum + one, 0);
  if (used === K) return;
  console.warn(
    `Only ${used} of ${K} clusters have points: there are fewer than ${K} distinct points. Try K = ${used}.`,
  );
}
