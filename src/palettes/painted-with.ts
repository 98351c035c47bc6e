import { tf } from "../base/tf";
import { type ColourTable, checkTable } from "../colours/table";
import type { Version } from "../figures/versions";
import type { Points } from "../kmeans/points";
import { assignLabels } from "../kmeans/steps";
import { colourDifference } from "../measures/ciede2000";
import { psnr } from "../measures/psnr";
import { checkImage } from "../picture/image-tensor";
import { encodeIndexedPng } from "../picture/png";
import { fromBytes, indexedSource, nearestBytes, toBytes } from "./bytes";

/**
 * Judges a palette on a picture: file size, PSNR, CIEDE2000 and the share of each colour, over all pixels;
 * with a small copy to look at.
 * @param table all colours of the picture
 * @param small a small copy of it, [rows, columns, 3], 0-1
 * @param palette [K, 3], 0-1
 */
export function paintedWith(palette: Points, table: ColourTable, small: tf.Tensor3D): Version {
  checkTable(table);
  checkImage(small, "small");
  const { colours, counts, numbers } = table;
  const bytes = toBytes(palette);
  const { labels, pixels } = nearestBytes(table, bytes);
  const { order, shares } = byShare(pixels);
  const sorted = order.map((k) => bytes[k]);
  const ranks = bytes.map((_, k) => order.indexOf(k));
  const places = labels.map((label) => ranks[label]);
  const painted = fromBytes(sorted).gather(tf.tensor1d(places, "int32"));
  const indices = Uint8Array.from(numbers.map((number) => places[number]));
  const [height, width] = table.shape;
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
 * The numbers of the colours, the one of most pixels first, and the part of the pixels that each has in that
 * order.
 * @param pixels how many pixels each colour has
 */
function byShare(pixels: number[]) {
  const all = pixels.reduce((sum, count) => sum + count, 0);
  const order = [...pixels.keys()].sort((a, b) => pixels[b] - pixels[a]);
  return { order, shares: order.map((k) => pixels[k] / all) };
}
