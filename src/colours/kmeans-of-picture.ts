// K-means over all pixels of a picture, exact and still cheap: each colour is looked at once, however many pixels have it.

import { Random } from "../base/random";
import { tf } from "../base/tf";
import {
  checkOptions,
  type KMeansOptions,
  type KMeansResult,
  ownStart,
  warnOfEmptyClusters,
} from "../fit/kmeans";
import { checkK, startingCentroids } from "../kmeans/starts";
import { nearestSums, squaredErrors } from "./nearest";
import { type ColourTable, checkPicture } from "./table";
import { type ColourTree, treeOf } from "./tree";

type PictureOptions = Omit<KMeansOptions, "weights">;

/**
 * What `kmeans` finds on all pixels of a picture, with float64 sums and distances: Lloyd's algorithm on the distinct
 * colours, weighted with their counts, is the same computation as on the pixels, without the repetitions.
 * @param picture from countColours
 * @param K the number of clusters, at most the number of distinct colours
 * @returns with the labels of all pixels
 * @throws if K doesn't fit
 */
export function kmeansOfPicture(picture: ColourTable, K: number, options: PictureOptions = {}): KMeansResult {
  const { restarts = 1, start } = options;
  checkPicture(picture);
  checkK(K, picture.colours.shape[0], "distinct colours");
  checkOptions(options);
  const tree = treeOf(picture);
  const random = new Random(options.seed);
  const run = () => lloyd(tree, firstCentroids(picture, K, options, random), options);
  let best = run();
  for (let more = 1; more < (typeof start === "object" ? 1 : restarts); more++) {
    const result = run();
    if (result.inertia < best.inertia) best = result;
  }
  const labels = perPixel(best.labels, picture.numbers);
  warnOfEmptyClusters(best.labels, K);
  return { ...best, centroids: tf.tensor2d(best.centroids, [K, 3]), labels: tf.tensor1d(labels, "int32") };
}

function firstCentroids(
  { colours, counts }: ColourTable,
  K: number,
  options: PictureOptions,
  random: Random,
) {
  const { start = "k-means++" } = options;
  const first =
    typeof start === "string"
      ? startingCentroids(colours, K, { start, random, weights: counts })
      : ownStart(start, K, colours);
  const values = Float64Array.from(first.dataSync());
  first.dispose();
  return values;
}

/** One run from the given centroids until they stand still. */
function lloyd(tree: ColourTree, start: Float64Array, options: PictureOptions) {
  const { iterations = 300, tolerance = 1e-4, onProgress } = options;
  const enough = tolerance && tolerance * meanVariance(tree); // a tolerance of 0 needs no variance
  let centroids = start;
  let shift = Number.POSITIVE_INFINITY;
  let iteration = 0;
  while (iteration < iterations && shift > enough) {
    const moved = moveCentroids(tree, centroids);
    shift = moved.reduce((sum, value, i) => sum + (value - centroids[i]) ** 2, 0);
    centroids = moved;
    iteration++;
    onProgress?.(iteration, iterations);
  }
  return { ...settle(tree, Float32Array.from(centroids)), iterations: iteration, converged: shift <= enough };
}

/** Both steps at once: each centroid moves to the mean of the pixels that are nearest to it. */
function moveCentroids(tree: ColourTree, centroids: Float64Array): Float64Array {
  const K = centroids.length / 3;
  const sums = nearestSums(tree, centroids);
  const empty = Array.from({ length: K }, (_, k) => k).filter((k) => sums[4 * k + 3] === 0);
  if (empty.length > 0) fillClusters(empty, tree, centroids, sums);
  return centroids.map((before, i) => {
    const k = Math.floor(i / 3);
    return sums[4 * k + 3] > 0 ? sums[4 * k + (i % 3)] / sums[4 * k + 3] : before;
  });
}

/** Moves the colours that fit their own clusters worst to the empty ones, one each. */
function fillClusters(empty: number[], tree: ColourTree, centroids: Float64Array, sums: Float64Array): void {
  const { colours, counts } = tree;
  const labels = labelsOf(tree, centroids);
  const errors = squaredErrors(tree, centroids, labels);
  for (const k of empty) {
    const far = errors.reduce((worst, error, i) => (error > errors[worst] ? i : worst), 0);
    if (errors[far] === 0) return; // a colour that lies on its centroid is better left there
    for (let n = 0; n < 4; n++) {
      const share = counts[far] * (n < 3 ? colours[3 * far + n] : 1);
      sums[4 * labels[far] + n] -= share;
      sums[4 * k + n] += share;
    }
    errors[far] = 0;
  }
}

/** What belongs to the centroids as they are handed out, in float32. */
function settle(tree: ColourTree, centroids: Float32Array) {
  const exact = Float64Array.from(centroids);
  const labels = labelsOf(tree, exact);
  const errors = squaredErrors(tree, exact, labels);
  let inertia = 0;
  for (let i = 0; i < errors.length; i++) inertia += tree.counts[i] * errors[i];
  return { centroids, labels, inertia };
}

/** The nearest centroid of each colour. */
function labelsOf(tree: ColourTree, centroids: Float64Array): Int32Array {
  const labels = new Int32Array(tree.counts.length);
  nearestSums(tree, centroids, labels);
  return labels;
}

/** Each pixel gets what its colour has. */
export function perPixel(labels: Int32Array, numbers: Uint32Array): Int32Array {
  const all = new Int32Array(numbers.length);
  for (let pixel = 0; pixel < all.length; pixel++) all[pixel] = labels[numbers[pixel]];
  return all;
}

/** The variance of each channel over all pixels, averaged: what a tolerance is measured against. */
function meanVariance(tree: ColourTree): number {
  const oneCluster = settle(tree, Float32Array.from(moveCentroids(tree, new Float64Array(3))));
  const pixels = tree.counts.reduce((sum, count) => sum + count, 0);
  return oneCluster.inertia / pixels / 3;
}
