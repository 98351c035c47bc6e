// Palettes as picture files store them: whole numbers from 0 to 255.
import { tf, valuesOf } from "../base/tf";
import { nearestSums } from "../colours/nearest";
import type { ColourTable } from "../colours/table";
import { asColours, type Points } from "../kmeans/points";
import { encodeIndexedPng } from "../picture/png";

/**
 * A picture with a palette as a data URI, for figures.
 * @param labels [rows x columns]: the number of each pixel's colour
 * @param palette the colours, 0-255
 * @param shape [rows, columns, …]
 */
export function indexedSource(labels: tf.Tensor, palette: number[][], shape: number[]): string {
  return `data:image/png;base64,${indexedPng(labels.dataSync(), palette, shape).toString("base64")}`;
}

/** The same as a PNG file; labels are whole numbers from 0 to 255. */
export function indexedPng(
  labels: ArrayLike<number>,
  palette: number[][],
  [height, width]: number[],
): Buffer {
  const [indices, colours] = [Uint8Array.from(labels), Uint8Array.from(palette.flat())];
  return encodeIndexedPng({ indices, palette: colours, width, height });
}

/** A palette as picture files store it. */
export function toBytes(palette: Points): number[][] {
  return tf.tidy(() => {
    const values = asColours(palette, "palette").clipByValue(0, 1).mul<tf.Tensor2D>(255).round();
    return values.arraySync() as number[][];
  });
}

export function fromBytes(palette: number[][]): tf.Tensor2D {
  return tf.tensor2d(palette, [palette.length, 3]).div(255);
}

/**
 * Which colour of a palette each colour of a picture is nearest to, once the palette is rounded to bytes.
 * @returns the number of the palette's colour for each of the table's, and how many pixels each colour of the
 *   palette gets
 */
export function nearestBytes(
  table: ColourTable,
  palette: number[][],
): { labels: Int32Array; pixels: number[] } {
  const labels = new Int32Array(table.counts.size);
  const centroids = Float64Array.from(valuesOf(() => fromBytes(palette)));
  const sums = nearestSums(table, centroids, labels);
  return { labels, pixels: palette.map((_, k) => sums[4 * k + 3]) };
}
