// Both steps of k-means for all colours of a picture, in float64: the filtering algorithm (Kanungo et al. 2002). On the way down
// the tree a box keeps only the centroids that can be nearest somewhere in it; as soon as there is a single one, the
// box goes to it as a whole.
import type { ColourTree } from "./colour-tree";

/** Room for the candidates of all boxes on the way down: one list after the other. */
interface Walk {
  tree: ColourTree;
  centroids: Float64Array;
  candidates: Int32Array;
  squared: Float64Array;
  sums: Float64Array;
  labels?: Int32Array;
}

/** More boxes than this are never inside each other: the whole, and one for each bit of a byte. */
const DEPTH = 9;

/**
 * The sums over the pixels that are nearest to each centroid; of two equally near ones the first has the pixel.
 * @param centroids K times red, green and blue
 * @param labels if given, each colour's centroid is written there
 * @returns four numbers a centroid: the sums of red, green and blue, and the number of pixels
 */
export function nearestSums(tree: ColourTree, centroids: Float64Array, labels?: Int32Array): Float64Array {
  const K = centroids.length / 3;
  const walk: Walk = {
    tree,
    centroids,
    candidates: Int32Array.from({ length: K * (DEPTH + 1) }, (_, k) => k), // first of all, every centroid
    squared: new Float64Array(K),
    sums: new Float64Array(4 * K),
    labels,
  };
  visit(walk, 0, 0, K);
  return walk.sums;
}

/** @param from the place of the candidates of the box around this one, up to `to` */
function visit(walk: Walk, box: number, from: number, to: number): void {
  const { tree, candidates } = walk;
  const end = keepCandidates(walk, box, from, to);
  const next = tree.nexts[box];
  if (end === to + 1) takeBox(walk, box, candidates[to]);
  else if (next === box + 1) takeEach(walk, box, to, end);
  else for (let inner = box + 1; inner < next; inner = tree.nexts[inner]) visit(walk, inner, to, end);
}

/** Copies the candidates that can be nearest somewhere in the box behind the others, and returns their end. */
function keepCandidates(
  { tree, centroids, candidates, squared }: Walk,
  box: number,
  from: number,
  to: number,
) {
  const { lows, highs } = tree;
  const at = 3 * box;
  const [r, g, b] = [
    (lows[at] + highs[at]) / 2,
    (lows[at + 1] + highs[at + 1]) / 2,
    (lows[at + 2] + highs[at + 2]) / 2,
  ];
  let best = from;
  for (let i = from; i < to; i++) {
    const c = 3 * candidates[i];
    const [dr, dg, db] = [r - centroids[c], g - centroids[c + 1], b - centroids[c + 2]];
    squared[i - from] = dr * dr + dg * dg + db * db;
    if (squared[i - from] < squared[best - from]) best = i;
  }
  const n = 3 * candidates[best];
  let end = to;
  for (let i = from; i < to; i++) {
    const c = 3 * candidates[i];
    // The difference of the squared distances to two centroids is linear in the colour: from the box's middle to its
    // corners it changes by at most this much.
    const change =
      (highs[at] - lows[at]) * Math.abs(centroids[c] - centroids[n]) +
      (highs[at + 1] - lows[at + 1]) * Math.abs(centroids[c + 1] - centroids[n + 1]) +
      (highs[at + 2] - lows[at + 2]) * Math.abs(centroids[c + 2] - centroids[n + 2]);
    if (squared[i - from] - squared[best - from] <= change + 1e-12) candidates[end++] = candidates[i];
  }
  return end;
}

/** All pixels of the box go to one centroid. */
function takeBox({ tree, sums, labels }: Walk, box: number, k: number): void {
  for (let n = 0; n < 4; n++) sums[4 * k + n] += tree.sums[4 * box + n];
  labels?.fill(k, tree.begins[box], tree.ends[box]);
}

/** Each colour of the box goes to the nearest of the candidates. */
function takeEach(
  { tree, centroids, candidates, sums, labels }: Walk,
  box: number,
  from: number,
  to: number,
) {
  const { colours, counts, begins, ends } = tree;
  for (let i = begins[box]; i < ends[box]; i++) {
    const [r, g, b] = [colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]];
    let nearest = candidates[from];
    let least = Number.POSITIVE_INFINITY;
    for (let j = from; j < to; j++) {
      const c = 3 * candidates[j];
      const [dr, dg, db] = [r - centroids[c], g - centroids[c + 1], b - centroids[c + 2]];
      const squared = dr * dr + dg * dg + db * db;
      if (squared < least) {
        least = squared;
        nearest = candidates[j];
      }
    }
    sums[4 * nearest] += counts[i] * r;
    sums[4 * nearest + 1] += counts[i] * g;
    sums[4 * nearest + 2] += counts[i] * b;
    sums[4 * nearest + 3] += counts[i];
    if (labels) labels[i] = nearest;
  }
}
