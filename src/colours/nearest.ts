// Both steps of k-means for all colours of a picture, in float64: the filtering algorithm (Kanungo et al.
// 2002). On the way down the octree a box keeps only the centroids that can be nearest somewhere in it, its
// candidates. A box with a single candidate goes to it as a whole. Most leaves are left with one or two
// candidates.
import type { ColourTable } from "./table";
import { type ColourTree, treeOf } from "./tree";

/** The greatest depth of the octree: the root, and a level for each bit of a byte. */
const DEPTH = 9;

/**
 * The sums over the pixels that are nearest to each centroid; of two equally near ones the first has the
 * pixel.
 * @param centroids K times red, green and blue
 * @param labels if given, each colour's centroid is written there
 * @returns four numbers a centroid: the sums of red, green and blue, and the number of pixels
 */
export function nearestSums(table: ColourTable, centroids: Float64Array, labels?: Int32Array): Float64Array {
  const tree = treeOf(table);
  const { nexts, lows, highs } = tree;
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
    const end = keepCandidates(lows, highs, 3 * box, centroids, candidates, from, to, squared);
    if (end > to + 1 && nexts[box] > box + 1) {
      level++;
      begins[level + 1] = end;
      untils[level] = nexts[box];
      box++;
      continue;
    }
    if (end === to + 1) takeBox(tree, box, candidates[to], sums, labels);
    else takeColours(tree, box, centroids, candidates, to, end, sums, labels);
    box = nexts[box];
  }
  return sums;
}

/**
 * Of some centroids, those that can be nearest somewhere in a box of colours (the filtering of Kanungo et al.
 * 2002). Plain arrays, not objects, as arguments: V8 compiles this function once for good.
 * @param lows at `box`, the lowest red, green and blue in the box; `highs` the highest
 * @param centroids K times red, green and blue
 * @param candidates lists of centroids, in ascending order: this one from `from` to `to`, what is kept from
 *   `to` on
 * @param squared room for K numbers
 * @returns where the kept ones end
 */
function keepCandidates(
  lows: Float64Array,
  highs: Float64Array,
  box: number,
  centroids: Float64Array,
  candidates: Int32Array,
  from: number,
  to: number,
  squared: Float64Array,
): number {
  const red = (lows[box] + highs[box]) / 2;
  const green = (lows[box + 1] + highs[box + 1]) / 2;
  const blue = (lows[box + 2] + highs[box + 2]) / 2;
  const redWidth = highs[box] - lows[box];
  const greenWidth = highs[box + 1] - lows[box + 1];
  const blueWidth = highs[box + 2] - lows[box + 2];
  let best = candidates[from];
  for (let i = from; i < to; i++) {
    const k = candidates[i];
    const r = red - centroids[3 * k];
    const g = green - centroids[3 * k + 1];
    const b = blue - centroids[3 * k + 2];
    squared[k] = r * r + g * g + b * b;
    if (squared[k] < squared[best]) best = k;
  }
  let end = to;
  for (let i = from; i < to; i++) {
    const k = candidates[i];
    // The difference of the squared distances to two centroids is linear in the colour: from the box's middle
    // to its corners it changes by at most this much.
    const change =
      redWidth * Math.abs(centroids[3 * k] - centroids[3 * best]) +
      greenWidth * Math.abs(centroids[3 * k + 1] - centroids[3 * best + 1]) +
      blueWidth * Math.abs(centroids[3 * k + 2] - centroids[3 * best + 2]);
    if (squared[k] - squared[best] <= change + 1e-12) candidates[end++] = k;
  }
  return end;
}

/** All pixels of the box go to one centroid. */
function takeBox(tree: ColourTree, box: number, k: number, sums: Float64Array, labels?: Int32Array): void {
  for (let n = 0; n < 4; n++) sums[4 * k + n] += tree.sums[4 * box + n];
  labels?.fill(k, tree.begins[box], tree.ends[box]);
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
