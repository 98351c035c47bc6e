// Both steps of k-means for all colours of a picture, in float64: the filtering algorithm (Kanungo et al.
// 2002). On the way down the octree a box keeps only the centroids that can be nearest somewhere in it, its
// candidates. A box with a single candidate goes to it as a whole. Most leaves are left with one or two
// candidates.
import { keepCandidates } from "./candidates";
import type { ColourTree } from "./tree";

/** Differences of squared distances below this are within the rounding of float64. */
const CLOSE = 1e-12;
/** The greatest depth of the octree: the root, and a level for each bit of a byte. */
const DEPTH = 9;

/**
 * The sums over the pixels that are nearest to each centroid; of two equally near ones the first has the
 * pixel.
 * @param centroids K times red, green and blue
 * @param labels if given, each colour's centroid is written there
 * @returns four numbers a centroid: the sums of red, green and blue, and the number of pixels
 */
export function nearestSums(tree: ColourTree, centroids: Float64Array, labels?: Int32Array): Float64Array {
  const { nexts, middles, widths } = tree;
  const K = centroids.length / 3;
  const sums = new Float64Array(4 * K);
  const squared = new Float64Array(K);
  // The candidates of each level on the way down, one list behind the other; `untils` says at which box a
  // level ends.
  const candidates = Int32Array.from({ length: K * (DEPTH + 1) }, (_, k) => k);
  const begins = Int32Array.from({ length: DEPTH + 2 }, (_, level) => level * K);
  const untils = new Int32Array(DEPTH + 1).fill(nexts[0]);
  let level = 0;
  let box = 0;
  while (box < nexts[0]) {
    while (box >= untils[level]) level--;
    const from = begins[level];
    const to = begins[level + 1];
    const end = keepCandidates(middles, widths, 3 * box, centroids, candidates, from, to, squared);
    if (end > to + 1 && nexts[box] > box + 1) {
      level++;
      begins[level + 1] = end;
      untils[level] = nexts[box];
      box++;
      continue;
    }
    if (end === to + 1) takeBox(tree, box, candidates[to], sums, labels);
    else if (end === to + 2) splitBox(tree, box, centroids, candidates[to], candidates[to + 1], sums, labels);
    else takeColours(tree, box, centroids, candidates, to, end, sums, labels);
    box = nexts[box];
  }
  return sums;
}

/** All pixels of the box go to one centroid. */
function takeBox(tree: ColourTree, box: number, k: number, sums: Float64Array, labels?: Int32Array): void {
  for (let n = 0; n < 4; n++) sums[4 * k + n] += tree.sums[4 * box + n];
  labels?.fill(k, tree.begins[box], tree.ends[box]);
}

/**
 * Each colour of the box goes to one of two centroids: the plane half-way between them decides, and very
 * close to it the distances. Only the colours beyond the plane are added up: the others' sums are the rest of
 * the box's.
 */
function splitBox(
  { colours, counts, begins, ends, sums: all }: ColourTree,
  box: number,
  centroids: Float64Array,
  before: number,
  beyond: number,
  sums: Float64Array,
  labels?: Int32Array,
): void {
  const x = 2 * (centroids[3 * beyond] - centroids[3 * before]);
  const y = 2 * (centroids[3 * beyond + 1] - centroids[3 * before + 1]);
  const z = 2 * (centroids[3 * beyond + 2] - centroids[3 * before + 2]);
  const plane = squaredLength(centroids, beyond) - squaredLength(centroids, before);
  let reds = 0;
  let greens = 0;
  let blues = 0;
  let pixels = 0;
  for (let i = begins[box]; i < ends[box]; i++) {
    const red = colours[3 * i];
    const green = colours[3 * i + 1];
    const blue = colours[3 * i + 2];
    let side = x * red + y * green + z * blue - plane;
    if (Math.abs(side) < CLOSE)
      side = squaredDistance(colours, i, centroids, before) - squaredDistance(colours, i, centroids, beyond);
    const count = Number(side > 0) * counts[i]; // without a branch, which the processor would often mispredict
    reds += count * red;
    greens += count * green;
    blues += count * blue;
    pixels += count;
    if (labels) labels[i] = side > 0 ? beyond : before;
  }
  sums[4 * beyond] += reds;
  sums[4 * beyond + 1] += greens;
  sums[4 * beyond + 2] += blues;
  sums[4 * beyond + 3] += pixels;
  sums[4 * before] += all[4 * box] - reds;
  sums[4 * before + 1] += all[4 * box + 1] - greens;
  sums[4 * before + 2] += all[4 * box + 2] - blues;
  sums[4 * before + 3] += all[4 * box + 3] - pixels;
}

/** Each colour of the box goes to the nearest of the candidates from `from` to `to`. */
function takeColours(
  { colours, counts, begins, ends }: ColourTree,
  box: number,
  centroids: Float64Array,
  candidates: Int32Array,
  from: number,
  to: number,
  sums: Float64Array,
  labels?: Int32Array,
): void {
  for (let i = begins[box]; i < ends[box]; i++) {
    const red = colours[3 * i];
    const green = colours[3 * i + 1];
    const blue = colours[3 * i + 2];
    let nearest = candidates[from];
    let least = Number.POSITIVE_INFINITY;
    for (let j = from; j < to; j++) {
      const c = 3 * candidates[j];
      const r = red - centroids[c];
      const g = green - centroids[c + 1];
      const b = blue - centroids[c + 2];
      const distance = r * r + g * g + b * b;
      if (distance < least) {
        least = distance;
        nearest = candidates[j];
      }
    }
    sums[4 * nearest] += counts[i] * red;
    sums[4 * nearest + 1] += counts[i] * green;
    sums[4 * nearest + 2] += counts[i] * blue;
    sums[4 * nearest + 3] += counts[i];
    if (labels) labels[i] = nearest;
  }
}

function squaredLength(centroids: Float64Array, k: number): number {
  return centroids[3 * k] ** 2 + centroids[3 * k + 1] ** 2 + centroids[3 * k + 2] ** 2;
}

function squaredDistance(colours: Float32Array, i: number, centroids: Float64Array, k: number): number {
  const red = colours[3 * i] - centroids[3 * k];
  const green = colours[3 * i + 1] - centroids[3 * k + 1];
  const blue = colours[3 * i + 2] - centroids[3 * k + 2];
  return red * red + green * green + blue * blue;
}
