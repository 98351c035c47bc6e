import { checkWeights, checkWhole, inCode } from "../base/arguments";
import { Random } from "../base/random";
import { tf, valuesOf } from "../base/tf";
import { asPoints, inOneSpace, type Points } from "../kmeans/points";
import { checkK, type Start, startingCentroids } from "../kmeans/starts";
import { assignLabels } from "../kmeans/steps";
import { type Data, lloyd, type Run } from "./lloyd";
import { dataOf } from "./sums";

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
 * K-means by Lloyd's algorithm. A cluster that loses all its points moves to the point farthest from its
 * centroid.
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
    const best = bestRun(dataOf(x, options.weights), x, K, options);
    const centroids = tf.tensor2d(best.centroids, [K, x.shape[1]]);
    return { ...best, centroids, labels: assignLabels(x, centroids) }; // the same labels that one finds for new points
  });
}

/** @throws unless the numbers among the options make sense */
export function checkOptions({ restarts = 1, iterations = 300, tolerance = 0 }: KMeansOptions): void {
  checkWhole("restarts", restarts);
  checkWhole("iterations", iterations);
  if (typeof tolerance === "number" && tolerance >= 0 && tolerance < Number.POSITIVE_INFINITY) return;
  throw new Error(`tolerance must be a number of at least 0, not ${inCode(tolerance)}.`);
}

/**
 * The best of the runs from the starts that the options ask for; it says if some clusters stayed empty.
 * @param data the points for the loop
 * @param x the same points for the starts, [N, D]
 */
export function bestRun(data: Data, x: tf.Tensor2D, K: number, options: KMeansOptions): Run {
  const { start = "k-means++", restarts = 1, seed = 0, weights } = options;
  const random = new Random(seed);
  const first = () =>
    typeof start === "string" ? startingCentroids(x, K, { start, random, weights }) : ownStart(start, K, x);
  let best = lloyd(data, valuesOf(first), options);
  for (let more = 1; more < restarts && typeof start === "string"; more++) {
    const run = lloyd(data, valuesOf(first), options);
    if (run.inertia < best.inertia) best = run;
  }
  warnOfEmptyClusters(best, data, K);
  return best;
}

/** The caller's own starting centroids, checked. */
function ownStart(start: Points, K: number, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const [, centroids] = inOneSpace({ points: x, start });
    if (centroids.shape[0] !== K) {
      throw new Error(
        `K is ${K}, but start has the shape [${centroids.shape}]: it needs a row for each cluster.`,
      );
    }
    return centroids.clone(); // the caller's own tensor must outlive the run
  });
}

/** Says how many clusters have no points, and why. */
function warnOfEmptyClusters({ labels, iterations }: Run, data: Data, K: number): void {
  const used = new Set(labels).size;
  if (used === K) return;
  const distinct = countDistinct(data, K);
  const why =
    distinct < K
      ? `there ${distinct === 1 ? "is only 1 distinct point" : `are only ${distinct} distinct points`}. Try K = ${distinct}.`
      : `it stopped after ${iterations} iterations. Try more iterations, or another start.`;
  console.warn(`Only ${used} of ${K} clusters have points: ${why}`);
}

/** How many distinct points there are; it stops counting at K. */
function countDistinct({ D, values }: Data, K: number): number {
  const seen = new Set<string>();
  for (let i = 0; i < values.length && seen.size < K; i += D) {
    seen.add(Array.from({ length: D }, (_, d) => values[i + d]).join());
  }
  return seen.size;
}
