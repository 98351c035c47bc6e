// Both steps of Lloyd's algorithm for a fit, which repeats them on the same points. For some thousand points the time goes
// into the number of operations, 10 to 50 µs each however little they compute: here are four, or five without the
// native TensorFlow, instead of the 25 of assignLabels and updateCentroids, because what stays the same is made once.

import { tf } from "../base/tf";
import { NUMBERS } from "../kmeans/points";
import { NativeSums } from "./native-sums";
import { type ClusterSums, productSums } from "./product-sums";

export interface Mover {
  /**
   * The mean of the points that are nearest to each centroid.
   * @param centroids K times D coordinates
   * @returns K times D coordinates; undefined if the short way can't tell: when no point is nearest to some centroid, or (where
   *   NativeSums can't be used) one is equally near to two
   */
  means(centroids: Float32Array): Float32Array | undefined;
  /** The nearest centroid of each point, [N], int32, if the short way finds it. */
  labels(centroids: Float32Array): tf.Tensor1D | undefined;
  dispose(): void;
}

/** @param points [N, D], to be kept until the mover is disposed */
export function makeMover(points: tf.Tensor2D, K: number): Mover {
  const [N, D] = points.shape;
  const isSmall = tf.getBackend() === "tensorflow" && N * K <= NUMBERS; // NativeSums makes a table of them, in one piece
  const sums: ClusterSums = isSmall ? new NativeSums(points, K) : productSums(points, K);
  return {
    means: (centroids) => meansOf(sums.of(centroids), N, D),
    labels: (centroids) => sums.labels?.(centroids),
    dispose: () => sums.dispose(),
  };
}

/** @param totals for each centroid D sums and a number of points */
function meansOf(totals: ArrayLike<number>, N: number, D: number): Float32Array | undefined {
  const means = new Float32Array((totals.length / (D + 1)) * D);
  let points = 0;
  for (let mean = 0, total = 0; mean < means.length; total++) {
    const count = totals[total + D];
    if (count === 0) return undefined;
    for (let d = 0; d < D; d++) means[mean++] = totals[total++] / count;
    points += count;
  }
  return points === N ? means : undefined;
}
