// Both steps of k-means for all colours of a picture, in float64: the filtering algorithm (Kanungo et al. 2002). On the way down
// the tree a box keeps only the centroids that can be nearest somewhere in it; as soon as there is a single one, the
// box goes to it as a whole. Most of the last boxes are left with one or two.
import { keepCandidates } from "./candidates";
import type { ColourTree } from "./colour-tree";

/** Differences of squared distances below this are within the rounding of float64. */
const CLOSE = 1e-12;
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
    if (end === to + 1) takeBox(box, candidates[to]);
    else if (nexts[box] > box + 1)
      for (let inner = box + 1; inner < nexts[box]; inner = nexts[inner]) visit(inner, to, end);
    else if (end === to + 2) splitBox(box, candidates[to], candidates[to + 1]);
    else for (let i = begins[box]; i < ends[box]; i++) takeColour(i, to, end);
  }

  /** All pixels of the box go to one centroid. */
  function takeBox(box: number, k: number): void {
    const s = 4 * box;
    add(k, tree.sums[s], tree.sums[s + 1], tree.sums[s + 2], tree.sums[s + 3]);
    labels?.fill(k, begins[box], ends[box]);
  }

  /**
   * Each colour of the box goes to one of two centroids: the plane half-way between them decides, and only very close to it
   * the distances. The sums of those before the plane are what those beyond it leave of the box's.
   */
  function splitBox(box: number, before: number, beyond: number): void {
    const x = 2 * (centroids[3 * beyond] - centroids[3 * before]);
    const y = 2 * (centroids[3 * beyond + 1] - centroids[3 * before + 1]);
    const z = 2 * (centroids[3 * beyond + 2] - centroids[3 * before + 2]);
    const plane = squaredLength(beyond) - squaredLength(before);
    let reds = 0;
    let greens = 0;
    let blues = 0;
    let pixels = 0;
    const end = ends[box];
    for (let i = begins[box]; i < end; i++) {
      const red = colours[3 * i];
      const green = colours[3 * i + 1];
      const blue = colours[3 * i + 2];
      let side = x * red + y * green + z * blue - plane;
      if (Math.abs(side) < CLOSE) side = squaredDistance(i, before) - squaredDistance(i, beyond);
      const count = Number(side > 0) * counts[i]; // no branch, which a processor would often guess wrong
      reds += count * red;
      greens += count * green;
      blues += count * blue;
      pixels += count;
      if (labels) labels[i] = side > 0 ? beyond : before;
    }
    add(beyond, reds, greens, blues, pixels);
    const s = 4 * box;
    const all = tree.sums;
    add(before, all[s] - reds, all[s + 1] - greens, all[s + 2] - blues, all[s + 3] - pixels);
  }

  function squaredLength(k: number): number {
    return centroids[3 * k] ** 2 + centroids[3 * k + 1] ** 2 + centroids[3 * k + 2] ** 2;
  }

  function squaredDistance(i: number, k: number): number {
    const r = colours[3 * i] - centroids[3 * k];
    const g = colours[3 * i + 1] - centroids[3 * k + 1];
    const b = colours[3 * i + 2] - centroids[3 * k + 2];
    return r * r + g * g + b * b;
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
    const count = counts[i];
    add(nearest, count * red, count * green, count * blue, count);
    if (labels) labels[i] = nearest;
  }

  function add(k: number, reds: number, greens: number, blues: number, pixels: number): void {
    sums[4 * k] += reds;
    sums[4 * k + 1] += greens;
    sums[4 * k + 2] += blues;
    sums[4 * k + 3] += pixels;
  }

  visit(0, 0, K);
  return sums;
}
