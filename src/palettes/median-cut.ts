import { checkWeights } from "../base/arguments";
import { tf, valuesOf } from "../base/tf";
import { asColours, type Points } from "../kmeans/points";
import { checkK } from "../kmeans/starts";

/** A part of colour space, drawn tightly around the colours in it. */
interface Box {
  /** The numbers of its colours. */
  members: Uint32Array;
  weight: number;
  /** Its longest side: which channel, and how long. */
  channel: number;
  length: number;
}

/**
 * A palette by median cut (Heckbert 1982): put a box around all colours, cut the box with the most pixels
 * across its longest side so that each half gets half of them, and go on until there are K boxes. The palette
 * is their mean colours.
 * @param colours [N, 3]
 * @param weights how many pixels have each colour, [N]; 1 each if left out
 * @returns palette [K, 3], or fewer colours if there aren't as many distinct ones
 */
export function medianCut(
  colours: Points,
  K: number,
  { weights }: { weights?: tf.Tensor1D } = {},
): tf.Tensor2D {
  const values = valuesOf(() => asColours(colours, "colours"));
  const N = values.length / 3;
  checkK(K, N, "colours");
  checkWeights(weights, N);
  const mass = weights?.dataSync() ?? new Float32Array(N).fill(1);
  const boxes = [boxAround(Uint32Array.from(mass.keys()), values, mass)];
  while (boxes.length < K) {
    boxes.sort((a, b) => Number(b.length > 0) - Number(a.length > 0) || b.weight - a.weight);
    if (boxes[0].length === 0) break; // each box holds a single colour: nothing is left to cut
    const halves = cut(boxes[0], values, mass).map((members) => boxAround(members, values, mass));
    boxes.splice(0, 1, ...halves);
  }
  return tf.tensor2d(boxes.map((box) => meanOf(box, values, mass)));
}

function boxAround(members: Uint32Array, values: ArrayLike<number>, mass: ArrayLike<number>): Box {
  const low = [1, 1, 1].map(() => Number.POSITIVE_INFINITY);
  const high = low.map((value) => -value);
  let weight = 0;
  for (const member of members) {
    weight += mass[member];
    for (let d = 0; d < 3; d++) {
      const value = values[3 * member + d];
      if (value < low[d]) low[d] = value;
      if (value > high[d]) high[d] = value;
    }
  }
  const lengths = high.map((value, d) => value - low[d]);
  const length = Math.max(...lengths);
  return { members, weight, channel: lengths.indexOf(length), length };
}

/**
 * Two halves of as nearly as possible the same weight; equal values stay together, and neither half is empty.
 */
function cut({ members, weight, channel }: Box, values: ArrayLike<number>, mass: ArrayLike<number>) {
  const at = (member: number) => values[3 * member + channel];
  members.sort((a, b) => at(a) - at(b));
  let best = 0;
  let bestUnevenness = Number.POSITIVE_INFINITY;
  let below = 0;
  for (let i = 1; i < members.length; i++) {
    below += mass[members[i - 1]];
    if (at(members[i]) === at(members[i - 1])) continue;
    const unevenness = Math.abs(weight - 2 * below);
    if (unevenness < bestUnevenness) [best, bestUnevenness] = [i, unevenness];
  }
  return [members.subarray(0, best), members.subarray(best)];
}

function meanOf({ members, weight }: Box, values: ArrayLike<number>, mass: ArrayLike<number>): number[] {
  const sums = [0, 0, 0];
  for (const member of members) {
    for (let d = 0; d < 3; d++) sums[d] += mass[member] * values[3 * member + d];
  }
  return sums.map((sum) => sum / weight);
}
