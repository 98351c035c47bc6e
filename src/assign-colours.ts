import { CentroidGrid } from "./centroid-grid";
import { asColours, type Points, pieces } from "./points";
import type { StepOptions } from "./steps";
import { tf } from "./tf";

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
    const grid = new CentroidGrid(Float64Array.from(c.dataSync()));
    const N = x.shape[0];
    const labels = new Int32Array(N);
    for (const { start, size } of pieces(N, 16)) {
      const piece = x.slice([start, 0], [size, 3]);
      labelAll(piece.dataSync(), grid, labels.subarray(start, start + size));
      piece.dispose();
      onProgress?.(start + size, N);
    }
    return tf.tensor1d(labels, "int32");
  });
}

/** Writes the number of the nearest centroid of each colour into `labels`. */
export function labelAll(colours: ArrayLike<number>, grid: CentroidGrid, labels: Int32Array): void {
  for (let i = 0, j = 0; i < labels.length; i++, j += 3) {
    labels[i] = grid.nearest(colours[j], colours[j + 1], colours[j + 2]);
  }
}
