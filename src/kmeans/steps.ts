// The two steps that k-means repeats (Lloyd 1982), and the number that they lower.

import { tf } from "../base/tf";
import { checkLabels } from "./labels";
import { asPoints, type Points, pieces, sameDimension } from "./points";
import { checkWeights } from "./weights";

export interface StepOptions {
  /** How much each point counts, [N]; 1 each if left out. */
  weights?: tf.Tensor1D;
  /** Called after each piece of the work with the number of points done and their total. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Step 1: the number of the nearest centroid for each point; the lowest number where two are equally near.
 * @param points [N, D]
 * @param centroids [K, D]
 * @returns labels [N], int32, from 0 to K - 1
 */
export function assignLabels(
  points: Points,
  centroids: Points,
  { onProgress }: StepOptions = {},
): tf.Tensor1D {
  return tf.tidy(() => {
    const x = asPoints(points, "points");
    const c = asPoints(centroids, "centroids");
    sameDimension(x, c, "points", "centroids");
    const [N, D] = x.shape;
    // |x - c|² = |x|² - 2 x·c + |c|², and |x|² is the same for every centroid: the nearest is found without it.
    const minusTwoC = c.transpose().mul(-2); // [D, K]
    const squaredC = c.square().sum(1); // [K]
    const labels: tf.Tensor1D[] = [];
    for (const { start, size } of pieces(N, c.shape[0])) {
      labels.push(
        tf.tidy(() =>
          tf
            .matMul(x.slice([start, 0], [size, D]), minusTwoC)
            .add(squaredC)
            .argMin(1),
        ),
      );
      onProgress?.(start + size, N);
    }
    return tf.concat(labels);
  });
}

/**
 * Step 2: each centroid moves to the mean of its points; one without points stays where it is.
 * @param points [N, D]
 * @param labels [N], from 0 to K - 1
 * @param centroids [K, D], where the centroids are now
 * @returns the new centroids [K, D]
 */
export function updateCentroids(
  points: Points,
  labels: tf.Tensor,
  centroids: Points,
  { weights }: StepOptions = {},
): tf.Tensor2D {
  return tf.tidy(() => {
    const x = asPoints(points, "points");
    const before = asPoints(centroids, "centroids");
    sameDimension(x, before, "points", "centroids");
    checkLabels(labels, before.shape[0], x.shape[0]);
    checkWeights(weights, x.shape[0]);
    return meansOrBefore(clusterTotals(x, labels, before.shape[0], weights), before);
  });
}

interface Totals {
  /** [K, D] */
  sums: tf.Tensor2D;
  /** [K] */
  counts: tf.Tensor1D;
}

/** The mean of each cluster, or where its centroid was `before` if the cluster is empty. */
export function meansOrBefore({ sums, counts }: Totals, before: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const column = counts.expandDims(1); // [K, 1]
    return tf.where(column.greater(0), sums.divNoNan(column), before) as tf.Tensor2D;
  });
}

/** The sum and the number (or weight) of the points in each of K clusters. */
export function clusterTotals(points: Points, labels: tf.Tensor, K: number, weights?: tf.Tensor1D): Totals {
  return tf.tidy(() => {
    const x = asPoints(points, "points");
    const [N, D] = x.shape;
    const totals: tf.Tensor2D[] = [];
    // Short sums keep their digits: WebAssembly adds up one by one in float32.
    for (const { start, size } of pieces(N, Math.max(K, 512))) {
      const members = membership(labels.slice(start, size), K, weights?.slice(start, size));
      const countable = x.slice([start, 0], [size, D]).concat(tf.ones([size, 1]), 1); // the 1s add up to the count
      totals.push(tf.matMul(countable.transpose(), members));
      tf.dispose([members, countable]);
    }
    const [sums, counts] = tf.split(tf.addN(totals).slice([0, 0], [D + 1, K]), [D, 1]);
    return { sums: sums.transpose() as tf.Tensor2D, counts: counts.squeeze([0]) as tf.Tensor1D };
  });
}

/** One row a point, with its weight in the column of its cluster and 0 elsewhere: [n, K] (two columns if K is 1). */
function membership(labels: tf.Tensor, K: number, weights?: tf.Tensor1D): tf.Tensor2D {
  return tf.tidy(() => {
    const width = Math.max(K, 2); // a product with a single column adds up with a worse rounding
    const members = tf.oneHot(labels.toInt(), width).toFloat() as tf.Tensor2D; // WebAssembly's own float32 oneHot is wrong
    return weights ? members.mul(weights.expandDims(1)) : members;
  });
}

/** The squared distance of each point to the centroid of its own cluster, [N]. */
export function squaredErrors(points: Points, labels: tf.Tensor, centroids: Points): tf.Tensor1D {
  return tf.tidy(() => {
    const own = tf.gather(asPoints(centroids, "centroids"), labels.toInt());
    return tf.squaredDifference(asPoints(points, "points"), own).sum(1) as tf.Tensor1D;
  });
}

/** The inertia: the sum of all squared distances, what k-means makes small. */
export function inertia(
  points: Points,
  labels: tf.Tensor,
  centroids: Points,
  { weights }: StepOptions = {},
): number {
  return tf.tidy(() => {
    const x = asPoints(points, "points");
    const c = asPoints(centroids, "centroids");
    sameDimension(x, c, "points", "centroids");
    const [N, D] = x.shape;
    checkLabels(labels, c.shape[0], N);
    checkWeights(weights, N);
    let total = 0;
    for (const { start, size } of pieces(N, D)) {
      const errors = tf.tidy(() => {
        const squared = squaredErrors(x.slice([start, 0], [size, D]), labels.slice(start, size), c);
        return weights ? squared.mul(weights.slice(start, size)) : squared;
      });
      for (const error of errors.dataSync()) total += error; // as JavaScript numbers: float32 would lose digits
      errors.dispose();
    }
    return total;
  });
}
