import { labelColours, makeGrid } from "./centroid-grid";
import { asColours, type Points } from "./points";
import type { StepOptions } from "./steps";
import { tf } from "./tf";

/** Pixels that are copied out of TensorFlow at once. */
const PIECE = 2 ** 19;

/**
 * The labels of assignLabels for millions of colours, in a fraction of its time: it measures the distance to the few
 * centroids that can be nearest, instead of to all K, and in float64.
 * @param pixels [N, 3], 0-1
 * @param centroids [K, 3]
 * @returns labels [N], int32, from 0 to K - 1
 */
export function assignColours(
  pixels: Points,
  centroids: Points,
  { onProgress }: Pick<StepOptions, "onProgress"> = {},
): tf.Tensor1D {
  return tf.tidy(() => {
    const x = asColours(pixels, "pixels");
    const c = asColours(centroids, "centroids");
    const grid = makeGrid(Float64Array.from(c.dataSync()));
    const values = x.flatten();
    const N = x.shape[0];
    const labels = new Int32Array(N);
    for (let start = 0; start < N; start += PIECE) {
      const end = Math.min(start + PIECE, N);
      const piece = values.slice(3 * start, 3 * (end - start));
      labelColours(piece.dataSync<"float32">(), grid, labels.subarray(start, end));
      piece.dispose();
      onProgress?.(end, N);
    }
    return tf.tensor1d(labels, "int32");
  });
}
