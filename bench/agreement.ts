// How far the library's answers are from float64, found the plain way: one loop over the points, one over the centroids.

import type { tf } from "../src/base/tf";
import type { ColourTable } from "../src/colours/table";
import type { KMeansResult } from "../src/fit/kmeans";

interface Options {
  start: tf.Tensor2D;
  iterations: number;
}

type Weighted = { points: ArrayLike<number>; weights?: ArrayLike<number> };

/** @returns `unlike`: the labels that float64 would not give; `ties`: the points exactly half-way between two centroids */
export function labelAgreement(pixels: tf.Tensor, centroids: tf.Tensor, labels: tf.Tensor) {
  const [points, own, found] = [pixels.dataSync(), centroids.dataSync(), labels.dataSync()];
  let [unlike, ties] = [0, 0];
  for (let i = 0; i < found.length; i++) {
    const { label, tie } = nearest(points, i, own);
    if (tie) ties++;
    else if (label !== found[i]) unlike++;
  }
  return { unlike, ties };
}

export function fitAgreement(points: ArrayLike<number>, options: Options, found: KMeansResult) {
  return compare(plainLloyd({ points }, options), found.labels.dataSync(), found.inertia);
}

export function exactAgreement(picture: ColourTable, options: Options, found: KMeansResult) {
  const [points, weights] = [picture.colours.dataSync(), picture.counts.dataSync()];
  const { labels, inertia } = plainLloyd({ points, weights }, options);
  const perPixel = Array.from(picture.numbers, (number) => labels[number]);
  return compare({ labels: perPixel, inertia }, found.labels.dataSync(), found.inertia);
}

function compare(
  reference: { labels: ArrayLike<number>; inertia: number },
  labels: ArrayLike<number>,
  inertia: number,
) {
  let unlike = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] !== reference.labels[i]) unlike++;
  return { unlike, inertia: Math.abs(inertia / reference.inertia - 1) };
}

/** Lloyd's algorithm as one would write it down, in float64. */
function plainLloyd({ points, weights }: Weighted, { start, iterations }: Options) {
  let centroids = Float64Array.from(start.dataSync());
  const labels = new Int32Array(points.length / 3);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const sums = new Float64Array((4 * centroids.length) / 3);
    for (let i = 0; i < labels.length; i++) {
      const k = nearest(points, i, centroids).label;
      const weight = weights?.[i] ?? 1;
      for (let d = 0; d < 3; d++) sums[4 * k + d] += weight * points[3 * i + d];
      sums[4 * k + 3] += weight;
    }
    centroids = centroids.map(
      (_, i) => sums[4 * Math.floor(i / 3) + (i % 3)] / sums[4 * Math.floor(i / 3) + 3],
    );
  }
  let inertia = 0;
  for (let i = 0; i < labels.length; i++) {
    const { label, squared } = nearest(points, i, centroids);
    labels[i] = label;
    inertia += (weights?.[i] ?? 1) * squared;
  }
  return { labels, inertia };
}

function nearest(points: ArrayLike<number>, i: number, centroids: ArrayLike<number>) {
  let [label, squared, tie] = [0, Number.POSITIVE_INFINITY, false];
  for (let k = 0; k < centroids.length / 3; k++) {
    let sum = 0;
    for (let d = 0; d < 3; d++) sum += (points[3 * i + d] - centroids[3 * k + d]) ** 2;
    if (sum === squared) tie = true;
    if (sum < squared) [label, squared, tie] = [k, sum, false];
  }
  return { label, squared, tie };
}
