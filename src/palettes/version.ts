import { tf } from "../base/tf";
import { nearestSums } from "../colours/nearest";
import { type ColourTable, checkPicture } from "../colours/table";
import { treeOf } from "../colours/tree";
import type { Version } from "../figures/versions";
import { asColours, type Points } from "../kmeans/points";
import { assignLabels } from "../kmeans/steps";
import { colourDifference } from "../measures/ciede2000";
import { psnr } from "../measures/psnr";
import { checkImage } from "../picture/image-tensor";
import { encodeIndexedPng } from "../picture/png";

/**
 * A picture with a palette: what it costs and how good it is over all pixels, and a small copy to look at.
 * @param picture all its colours
 * @param small a small copy of it, [rows, columns, 3], 0-1
 * @param palette [K, 3], 0-1
 */
export function paintedWith(palette: Points, picture: ColourTable, small: tf.Tensor3D): Version {
  checkPicture(picture);
  checkImage(small, "small");
  const { colours, counts, numbers } = picture;
  const bytes = toBytes(palette);
  const labels = new Int32Array(counts.size);
  const centroids = Float64Array.from(tf.tidy(() => fromBytes(bytes).dataSync()));
  const sums = nearestSums(treeOf(picture), centroids, labels);
  const { order, shares } = byShare(bytes.map((_, k) => sums[4 * k + 3]));
  const sorted = order.map((k) => bytes[k]);
  const ranks = bytes.map((_, k) => order.indexOf(k));
  const places = labels.map((label) => ranks[label]);
  const painted = fromBytes(sorted).gather(tf.tensor1d(places, "int32"));
  const indices = new Uint8Array(numbers.length);
  for (let pixel = 0; pixel < indices.length; pixel++) indices[pixel] = places[numbers[pixel]];
  const [height, width] = picture.shape;
  return {
    palette: sorted,
    shares,
    bytes: encodeIndexedPng({ indices, palette: Uint8Array.from(sorted.flat()) }, width, height).length,
    psnr: psnr(colours, painted, { weights: counts }),
    difference: colourDifference(colours, painted, { weights: counts }),
    source: paint(small, sorted),
  };
}

/** The small copy with the nearest colours of the palette, as a data URI. */
function paint(small: tf.Tensor3D, palette: number[][]): string {
  const labels = assignLabels(small.reshape([-1, 3]), fromBytes(palette));
  return indexedSource(labels, palette, small.shape);
}

/**
 * A picture with a palette as a data URI, for figures.
 * @param labels [rows x columns]: the number of each pixel's colour
 * @param palette the colours, 0-255
 */
export function indexedSource(labels: tf.Tensor, palette: number[][], [rows, columns]: number[]): string {
  const indices = Uint8Array.from(labels.dataSync());
  const png = encodeIndexedPng({ indices, palette: Uint8Array.from(palette.flat()) }, columns, rows);
  return `data:image/png;base64,${png.toString("base64")}`;
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
 * The numbers of the colours, the one of most pixels first, and the part of the pixels that each has in that order.
 * @param pixels how many pixels each colour has
 */
function byShare(pixels: number[]) {
  const all = pixels.reduce((sum, count) => sum + count, 0);
  const order = [...pixels.keys()].sort((a, b) => pixels[b] - pixels[a]);
  return { order, shares: order.map((k) => pixels[k] / all) };
}
