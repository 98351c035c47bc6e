// Both steps of k-means for all colours of a picture, in float64: the filtering algorithm (Kanungo et al. 2002). On the way down
// the tree a box keeps only the centroids that can be nearest somewhere in it; as soon as there is a single one, the
// box goes to it as a whole.
import { keepCandidates } from "./candidates";
import type { ColourTree } from "./colour-tree";

/** More boxes than this are never inside each other: the whole, and one for each bit of a byte. */
const DEPTH = 9;

/**
 * The sums over the pixels that are nearest to each centroid; of two equally near ones the first has the pixel.
 * @param centroids K times red, green and blue
 * @param labels if given, each colour's centroid is written there
 * @returns four numbers a centroid: the sums of red, green and blue, and the number of pixels
 */
export function nearestSums(tree: ColourTree, centroids: Float64Array, labels?: Int32Array): Float64Array {
  const { colours, counts, begins, ends, nexts, lows, highs } = tree;
  const K = centroids.length / 3;
  const sums = new Float64Array(4 * K);
  const squared = new Float64Array(K);
  // Room for the candidates of all boxes on the way down, one list after the other: first of all, every centroid.
  const candidates = Int32Array.from({ length: K * (DEPTH + 1) }, (_, k) => k);

  /** @param from the place of the candidates of the box around this one, up to `to` */
  function visit(box: number, from: number, to: number): void {
    const end = keepCandidates(lows, highs, 3 * box, centroids, candidates, from, to, squared);
    const next = nexts[box];
    if (end === to + 1) takeBox(box, candidates[to]);
    else if (next === box + 1) for (let i = begins[box]; i < ends[box]; i++) takeColour(i, to, end);
    else for (let inner = box + 1; inner < next; inner = nexts[inner]) visit(inner, to, end);
  }

  /** All pixels of the box go to one centroid. */
  function takeBox(box: number, k: number): void {
    for (let n = 0; n < 4; n++) sums[4 * k + n] += tree.sums[4 * box + n];
    labels?.fill(k, begins[box], ends[box]);
  }

  /** A colour goes to the nearest of the candidates. */
  function takeColour(i: number, from: number, to: number): void {
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

  visit(0, 0, K);
  return sums;
}
