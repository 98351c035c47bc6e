// K-means over all pixels of a picture, exact and still cheap: each colour is looked at once, however many
// pixels have it.
import { tf } from "../base/tf";
import { bestRun, checkOptions, type KMeansOptions, type KMeansResult } from "../fit/kmeans";
import type { Data } from "../fit/lloyd";
import { checkK } from "../kmeans/starts";
import { nearestSums } from "./nearest";
import { type ColourTable, checkTable } from "./table";

type PictureOptions = Omit<KMeansOptions, "weights">;

/**
 * What `kmeans` finds on all pixels of a picture, with float64 sums and distances: Lloyd's algorithm on the
 * distinct colours, weighted with their counts, is the same computation as on the pixels, without the
 * repetitions.
 * @param table from countColours
 * @param K the number of clusters, at most the number of distinct colours
 * @returns with the labels of all pixels
 * @throws if K doesn't fit
 */
export function kmeansOfPicture(table: ColourTable, K: number, options: PictureOptions = {}): KMeansResult {
  checkTable(table);
  const { colours, counts, numbers } = table;
  checkK(K, colours.shape[0], "distinct colours");
  checkOptions(options);
  const data: Data = {
    D: 3,
    values: colours.dataSync(),
    weights: counts.dataSync(),
    sums: (centroids, labels) => nearestSums(table, centroids, labels),
  };
  const best = bestRun(data, colours, K, { ...options, weights: counts });
  const labels = new Int32Array(numbers.length);
  for (let i = 0; i < labels.length; i++) labels[i] = best.labels[numbers[i]];
  return { ...best, centroids: tf.tensor2d(best.centroids, [K, 3]), labels: tf.tensor1d(labels, "int32") };
}
