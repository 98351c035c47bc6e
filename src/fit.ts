// Both steps of Lloyd's algorithm for a fit, which repeats them on the same points. For some thousand points the time goes
// into the number of operations, 10 to 50 µs each however little they compute: here are three, or five without the
// native TensorFlow, instead of the 25 of assignLabels and updateCentroids, because what stays the same is made once.
import { nativeSums } from "./native-sums";
import { productSums } from "./product-sums";
import { tf } from "./tf";

/** With more points nativeSums is no faster. */
const FEW = 16_384;

export interface Mover {
  /**
   * The mean of the points that are nearest to each centroid.
   * @param centroids K times D coordinates
   * @returns K times D coordinates; undefined if the short way can't tell: when no point is nearest to some centroid, or (but
   *   for few points on the native backend) one is equally near to two
   */
  means(centroids: Float32Array): Float32Array | undefined;
  dispose(): void;
}

/** @param points [N, D], to be kept until the mover is disposed */
export function makeMover(points: tf.Tensor2D, K: number): Mover {
  const [N, D] = points.shape;
  const isSmall = tf.getBackend() === "tensorflow" && N <= FEW;
  const sums = isSmall ? nativeSums(points, K) : productSums(points, K);
  return {
    means: (centroids) => meansOf(sums.of(centroids), N, D),
    dispose: sums.dispose,
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
