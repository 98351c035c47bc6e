import { tf } from "../base/tf";
import { euclideanDistances } from "../kmeans/distance";
import { asPoints, checkLabels, type Points } from "../kmeans/points";

/** The table of all distances then takes 400 MB. */
const MOST_POINTS = 10_000;

/**
 * The mean silhouette (Rousseeuw 1987): for each point, how much nearer its own cluster is than the next best
 * one, from -1 (in the wrong cluster) over 0 (between two) to 1 (far from all others). It compares every pair
 * of points: give it a sample.
 * @param points [N, D], at most 10,000: the table of all distances takes 4 N² bytes
 * @param labels [N]: at least two clusters
 */
export function silhouette(points: Points, labels: tf.Tensor): number {
  return tf.tidy(() => {
    const x = asPoints(points, "points");
    checkPairs(x.shape[0]);
    checkLabels(labels, Number.POSITIVE_INFINITY, x.shape[0]);
    const members = membership(labels); // [N, K]
    if (members.shape[1] < 2)
      throw new Error("A silhouette compares clusters: it needs at least 2 of them, not 1.");
    const counts = members.sum(0); // [K]
    const sums = tf.matMul(euclideanDistances(x, x), members); // from each point to each cluster, [N, K]
    const ownCount = members.mul(counts).sum(1); // [N]
    const inside = sums.mul(members).sum(1).divNoNan(ownCount.sub(1));
    const others = sums.div(counts).add(members.mul(Number.MAX_SAFE_INTEGER)); // the own cluster doesn't count
    const outside = others.min(1);
    const values = outside.sub(inside).divNoNan(tf.maximum(inside, outside));
    return values.mul(ownCount.greater(1)).mean().dataSync()[0]; // a point alone in its cluster counts 0
  });
}

/** @throws unless the table of all distances fits into memory */
function checkPairs(N: number): void {
  if (N <= MOST_POINTS) return;
  const gigabytes = ((4 * N ** 2) / 1e9).toFixed(N < 1e5 ? 1 : 0);
  throw new Error(
    `A silhouette compares all pairs: for ${N} points that takes ${gigabytes} GB. Give it a sample of at most ${MOST_POINTS} points.`,
  );
}

/**
 * 1 in the column of each point's cluster, 0 elsewhere: [N, K], without columns for clusters that have no
 * points.
 */
function membership(labels: tf.Tensor): tf.Tensor2D {
  const used = [...new Set(labels.dataSync())].sort((a, b) => a - b);
  return labels.toInt().expandDims(1).equal(tf.tensor1d(used, "int32")).toFloat() as tf.Tensor2D;
}
