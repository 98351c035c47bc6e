// How far the library's answers are from float64, found the plain way: one loop over the points, one over the centroids.

import type { tf } from "../src/base/tf";
import type { ColourTable } from "../src/colours/table";
import type { KMeansResult } from "../src/fit/kmeans";

interface Options {
  start: tf.Tensor2D;
  iterations: number;
}

/** So near to the same distance from two centroids float32 may decide either way. */
const TIE = 1e-6;

/** @returns `unlike`: the labels that float64 would not give, but for `ties`: points half-way between two centroids */
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

/** @returns also how far the inertia is off, as a part of it */
export function exactAgreement(table: ColourTable, options: Options, found: KMeansResult) {
  const { labels, inertia } = plainLloyd(table.colours.dataSync(), table.counts.dataSync(), options);
  const own = found.labels.dataSync();
  const unlike = table.numbers.filter((colour, pixel) => labels[colour] !== own[pixel]).length;
  return { unlike, inertia: Math.abs(found.inertia / inertia - 1) };
}

/** Lloyd's algorithm as one would write it down, in float64. */
function plainLloyd(points: ArrayLike<number>, weights: ArrayLike<number>, { start, iterations }: Options) {
  let centroids = Float64Array.from(start.dataSync());
  const labels = new Int32Array(points.length / 3);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const sums = new Float64Array((4 * centroids.length) / 3);
    for (let i = 0; i < labels.length; i++) {
      const k = nearest(points, i, centroids).label;
      const weight = weights[i];
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
    inertia += weights[i] * squared;
  }
  return { labels, inertia };
}

function nearest(points: ArrayLike<number>, i: number, centroids: ArrayLike<number>) {
  let [label, squared, second] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let k = 0; k < centroids.length / 3; k++) {
    let sum = 0;
    for (let d = 0; d < 3; d++) sum += (points[3 * i + d] - centroids[3 * k + d]) ** 2;
    if (sum < squared) [label, squared, second] = [k, sum, squared];
    else if (sum < second) second = sum;
  }
  return { label, squared, tie: second - squared < TIE };
}
