import { valuesOf } from "../base/tf";
import { asColours, type Points } from "../kmeans/points";
import type { IndexedImage } from "../picture/png";
import { nearestSums } from "./nearest";
import { type ColourTable, checkTable } from "./table";

/**
 * A picture in K colours, in one go: each pixel joins its nearest centroid, and each cluster gets the mean
 * colour of its pixels. assignLabels, meanColours and cluster2image say the same step by step, with a table
 * of all pixels at each.
 * @param table from countColours
 * @param centroids [K, 3], 0-1, at most 256
 */
export function repaint(table: ColourTable, centroids: Points): IndexedImage {
  checkTable(table);
  const values = Float64Array.from(valuesOf(() => asColours(centroids, "centroids")));
  const K = values.length / 3;
  if (K > 256) throw new Error(`A palette holds at most 256 colours, not ${K}.`);
  const labels = new Int32Array(table.counts.size);
  const sums = nearestSums(table, values, labels);
  const palette = Uint8Array.from(values, (own, i) => {
    const [k, channel] = [Math.floor(i / 3), i % 3];
    const pixels = sums[4 * k + 3];
    return Math.round(255 * (pixels > 0 ? sums[4 * k + channel] / pixels : own));
  });
  const { numbers, shape } = table;
  const indices = new Uint8Array(numbers.length);
  for (let pixel = 0; pixel < indices.length; pixel++) indices[pixel] = labels[numbers[pixel]]; // map takes three times as long
  return { indices, palette, width: shape[1], height: shape[0] };
}
