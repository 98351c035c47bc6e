import { labelColours, makeGrid } from "./centroid-grid";
import { perPixel } from "./exact";
import { coloursOf, type PixelColours } from "./pixel-colours";
import { asColours, type Points } from "./points";
import type { StepOptions } from "./steps";
import { tf } from "./tf";
import { nearestSums } from "./tree-steps";

/** For fewer pixels, counting their colours is not worth it. */
const MANY = 65_536;
/** Pixels that are copied out of TensorFlow at once. */
const PIECE = 2 ** 19;

/**
 * The labels of assignLabels for millions of colours, in a fraction of its time: it measures the distance to the few
 * centroids that can be nearest, instead of to all K, and in float64. A picture's colours are counted the first time, and
 * kept with the tensor: with other centroids its labels take a tenth of that.
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
    const values = Float64Array.from(c.dataSync());
    const colours = x.shape[0] < MANY ? undefined : coloursOf(x);
    const labels = colours
      ? labelsByColour(colours, values, onProgress)
      : labelsByPlace(x, values, onProgress);
    return tf.tensor1d(labels, "int32");
  });
}

type Tell = StepOptions["onProgress"];

/** Each distinct colour of a picture is looked at once, however many pixels have it. */
function labelsByColour({ tree, numbers }: PixelColours, centroids: Float64Array, tell: Tell): Int32Array {
  const labels = new Int32Array(tree.counts.length);
  nearestSums(tree, centroids, labels);
  tell?.(numbers.length, numbers.length);
  return perPixel(labels, numbers);
}

/** Each pixel is looked at, wherever it lies. */
function labelsByPlace(pixels: tf.Tensor2D, centroids: Float64Array, tell: Tell): Int32Array {
  const grid = makeGrid(centroids);
  const values = pixels.flatten();
  const N = pixels.shape[0];
  const labels = new Int32Array(N);
  for (let start = 0; start < N; start += PIECE) {
    const end = Math.min(start + PIECE, N);
    const piece = values.slice(3 * start, 3 * (end - start));
    labelColours(piece.dataSync<"float32">(), grid, labels.subarray(start, end));
    piece.dispose();
    tell?.(end, N);
  }
  return labels;
}
