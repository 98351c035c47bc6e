import { tf } from "../base/tf";
import { type ColourTable, checkTable } from "../colours/table";
import type { Version } from "../figures/versions";
import type { Points } from "../kmeans/points";
import { assignLabels } from "../kmeans/steps";
import { colourDifference } from "../measures/ciede2000";
import { psnr } from "../measures/psnr";
import { checkImage } from "../picture/image-tensor";
import { fromBytes, indexedPng, indexedSource, nearestBytes, toBytes } from "./bytes";

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
  const { colours, counts, numbers, shape } = table;
  const bytes = toBytes(palette);
  const { labels, pixels } = nearestBytes(table, bytes);
  const order = [...pixels.keys()].sort((a, b) => pixels[b] - pixels[a]);
  const sorted = order.map((k) => bytes[k]);
  const ranks = bytes.map((_, k) => order.indexOf(k));
  const places = labels.map((label) => ranks[label]);
  const painted = fromBytes(sorted).gather(tf.tensor1d(places, "int32"));
  const indices = numbers.map((number) => places[number]);
  const nearest = assignLabels(small.reshape([-1, 3]), fromBytes(sorted));
  return {
    palette: sorted,
    shares: order.map((k) => pixels[k] / numbers.length),
    bytes: indexedPng(indices, sorted, shape).length,
    psnr: psnr(colours, painted, { weights: counts }),
    difference: colourDifference(colours, painted, { weights: counts }),
    source: indexedSource(nearest, sorted, small.shape),
  };
}
