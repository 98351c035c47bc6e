// Both steps of Lloyd's algorithm for a fit, which repeats them on the same points. For some thousand points the time goes
// into the number of operations, 10 to 50 µs each however little they compute: here are five instead of the 25 of
// assignLabels and updateCentroids, because what stays the same is made once, and membership is found without labels.
import { pieces } from "./points";
import { tf } from "./tf";

/** @returns the points in pieces, as meansOfNearest needs them: columns [D + 1, n], the last coordinate 1 everywhere */
export function prepare(points: tf.Tensor2D, K: number): tf.Tensor2D[] {
  const [N, D] = points.shape;
  return Array.from(pieces(N, Math.max(K, 512)), ({ start, size }) =>
    tf.tidy(() => tf.concat2d([tf.transpose(points.slice([start, 0], [size, D])), tf.ones([1, size])], 0)),
  );
}

/**
 * The mean of the points that are nearest to each centroid.
 * @param centroids K times D coordinates
 * @returns K times D coordinates; undefined if the short way can't tell: when a point is equally near to two centroids, or
 *   none is nearest to some centroid
 */
export function meansOfNearest(
  prepared: tf.Tensor2D[],
  centroids: Float32Array,
  K: number,
): Float32Array | undefined {
  const D = centroids.length / K;
  const totals = new Float64Array((D + 1) * K); // the sums of each coordinate, then the counts
  const directions = tf.tensor2d(nearness(centroids, K), [K, D + 1]);
  for (const columns of prepared) {
    const sums = tf.tidy(() => {
      const near = tf.matMul(directions, columns); // [K, n]: x·c - |c|²/2 is the larger, the nearer c is to x
      const members = near.equal(near.max(0)).toFloat() as tf.Tensor2D;
      return tf.matMul(columns, members, false, true); // [D + 1, K]
    });
    const values = sums.dataSync();
    for (let i = 0; i < totals.length; i++) totals[i] += values[i]; // in float64: the sums of millions would lose digits
    sums.dispose();
  }
  directions.dispose();
  const counts = totals.subarray(D * K);
  const points = prepared.reduce((sum, columns) => sum + columns.shape[1], 0);
  if (counts.includes(0) || counts.reduce((sum, count) => sum + count) !== points) return undefined;
  const means = new Float32Array(K * D);
  for (let k = 0; k < K; k++) {
    for (let d = 0; d < D; d++) means[k * D + d] = totals[d * K + k] / counts[k];
  }
  return means;
}

/** For each centroid c the numbers that give x·c - |c|²/2 when multiplied with a point x and a 1. */
function nearness(centroids: Float32Array, K: number): Float32Array {
  const D = centroids.length / K;
  const directions = new Float32Array(K * (D + 1));
  for (let k = 0; k < K; k++) {
    let squared = 0;
    for (let d = 0; d < D; d++) {
      const value = centroids[k * D + d];
      directions[k * (D + 1) + d] = value;
      squared += value * value;
    }
    directions[k * (D + 1) + D] = -squared / 2;
  }
  return directions;
}
