// The two steps that k-means repeats (Lloyd 1982), and the number that they lower.
import { checkWeights } from "../base/arguments";
import { tf, valuesOf } from "../base/tf";
import { augmented, centred, checkLabels, inOneSpace, middleOf, type Points, pieces, unitOf } from "./points";

/**
 * Step 1: the number of the nearest centroid for each point; the lowest number where two are equally near.
 * @param points [N, D]
 * @param centroids [K, D]
 * @param onProgress called after each piece of the work with the number of points done and their total
 * @returns labels [N], int32, from 0 to K - 1
 */
export function assignLabels(
  points: Points,
  centroids: Points,
  { onProgress }: { onProgress?: (done: number, total: number) => void } = {},
): tf.Tensor1D {
  return tf.tidy(() => {
    const [x, c] = inOneSpace({ points, centroids });
    const middle = middleOf(x);
    const directions = directionsOf(c.sub(middle));
    const labels: tf.Tensor1D[] = [];
    let done = 0;
    for (const [piece] of pieces(c.shape[0], x)) {
      labels.push(tf.tidy(() => tf.matMul(augmented(piece, middle), directions).argMax(1) as tf.Tensor1D));
      done += piece.shape[0];
      onProgress?.(done, x.shape[0]);
    }
    return tf.concat(labels);
  });
}

/**
 * What tells the nearest centroid in one product. |x - c|² = |x|² - 2 (x·c - |c|²/2), and |x|² is the same
 * for every centroid c: the nearest has the largest bracket, which is the product of (x, 1) and
 * (c, -|c|²/2). It is divided by the square of a unit, so that no square leaves float32's range.
 * @param centroids c, [K, D]
 * @returns [D + 1, K]
 */
function directionsOf(centroids: tf.Tensor2D): tf.Tensor2D {
  const unit = unitOf(centroids);
  const c = centroids.div(unit);
  return tf.concat([c.div(unit), c.square().sum(1, true).div(-2)], 1).transpose();
}

/**
 * Step 2: each centroid moves to the mean of its points; one without points stays where it is.
 * @param points [N, D]
 * @param labels [N], from 0 to K - 1
 * @param centroids [K, D], where the centroids are now
 * @returns the new centroids [K, D]
 */
export function updateCentroids(points: Points, labels: tf.Tensor, centroids: Points): tf.Tensor2D {
  return tf.tidy(() => {
    const [x, before] = inOneSpace({ points, centroids });
    const [K, D] = before.shape;
    checkLabels(labels, K, x.shape[0]);
    const middle = middleOf(x);
    const sums: tf.Tensor2D[] = [];
    const counts: tf.Tensor1D[] = [];
    for (const [piece, own] of pieces(K, x, labels.toInt())) {
      sums.push(tf.tidy(() => tf.matMul(centred(piece, middle), oneHot(own, K), true)));
      counts.push(tf.bincount(own as tf.Tensor1D, [], K));
    }
    const sum = tf.addN(sums).slice([0, 0], [D, K]).transpose();
    const count = tf.addN(counts).expandDims(1);
    return tf.where(count.greater(0), sum.div(count.maximum(1)).add(middle), before) as tf.Tensor2D;
  });
}

/** In each row a 1 at the label's place: the points, as columns, times this are the sums of the clusters' points. */
function oneHot(labels: tf.Tensor, K: number): tf.Tensor2D {
  const type = tf.getBackend() === "wasm" ? "int32" : "float32"; // there float32 gets the bits of int32
  return tf.oneHot(labels, Math.max(K, 2), 1, 0, type).toFloat() as tf.Tensor2D; // tfjs wants two columns
}

/**
 * The inertia: the sum of the squared distances of all points to their centroids, what k-means makes small.
 * @param points [N, D]
 * @param labels [N], from 0 to K - 1
 * @param centroids [K, D]
 * @param weights how much each point counts, [N]; 1 each if left out
 */
export function inertia(
  points: Points,
  labels: tf.Tensor,
  centroids: Points,
  { weights }: { weights?: tf.Tensor1D } = {},
): number {
  return tf.tidy(() => {
    const [x, c] = inOneSpace({ points, centroids });
    const [N, D] = x.shape;
    checkLabels(labels, c.shape[0], N);
    checkWeights(weights, N);
    const unit = unitOf(x, c);
    let total = 0;
    for (const [piece, own, counts] of pieces(D, x, labels, weights ?? tf.ones([N]))) {
      const errors = valuesOf(() => {
        const differences = piece.sub(tf.gather(c, own.toInt())).div(unit);
        return differences.square().sum(1).mul(counts);
      });
      for (const error of errors) total += error; // as JavaScript numbers: float32 would lose digits
    }
    return total * unit ** 2;
  });
}
