import { tf } from "../base/tf";
import { pieces } from "../kmeans/points";

/** What a fit asks of the same points again and again. */
export interface ClusterSums {
  /**
   * @param centroids K times D coordinates
   * @returns for each centroid the sums of the D coordinates of the points nearest to it, and their number
   */
  of(centroids: Float32Array): ArrayLike<number>;
  /** The number of the centroid nearest to each point, [N], int32, if that is known on the way. */
  labels?(centroids: Float32Array): tf.Tensor1D;
  dispose(): void;
}

/**
 * On any backend, five operations for each piece: membership is found without labels, so that a point that is equally near
 * to two centroids is in the sums of both.
 * @param points [N, D]
 */
export function productSums(points: tf.Tensor2D, K: number): ClusterSums {
  const [N, D] = points.shape;
  // As columns [D + 1, n] with a last coordinate of 1 everywhere, which adds up to the number of points.
  const prepared = Array.from(pieces(N, Math.max(K, 512)), ({ start, size }) =>
    tf.tidy(() => tf.concat2d([tf.transpose(points.slice([start, 0], [size, D])), tf.ones([1, size])], 0)),
  );
  return {
    of(centroids) {
      const totals = new Float64Array(K * (D + 1)); // in float64: the sums of millions would lose digits
      const directions = tf.tensor2d(nearness(centroids, K), [K, D + 1]);
      for (const columns of prepared) {
        const sums = tf.tidy(() => {
          const near = tf.matMul(directions, columns); // [K, n]: x·c - |c|²/2 is the larger, the nearer c is to x
          const members = near.equal(near.max(0)).toFloat() as tf.Tensor2D;
          return tf.matMul(members, columns, false, true); // [K, D + 1]
        });
        const values = sums.dataSync();
        for (let i = 0; i < totals.length; i++) totals[i] += values[i];
        sums.dispose();
      }
      directions.dispose();
      return totals;
    },
    dispose: () => tf.dispose(prepared),
  };
}

/** For each centroid c the numbers that give x·c - |c|²/2 when multiplied with a point x and a 1. */
export function nearness(centroids: Float32Array, K: number): Float32Array {
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
