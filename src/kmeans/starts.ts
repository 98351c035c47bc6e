// Where the centroids begin. All begin on points of the data.
import { checkWeights, checkWhole, inCode } from "../base/arguments";
import { Random } from "../base/random";
import { tf } from "../base/tf";
import { asPoints, type Points } from "./points";

/** "random": any points; "k-means++": points far from those already chosen are likelier. */
export type Start = "random" | "k-means++";

export interface StartOptions {
  start?: Start;
  random?: Random;
  /** How much each point counts, [N]. */
  weights?: tf.Tensor1D;
}

/**
 * K starting centroids, no two alike as long as there are K distinct points.
 * @param points [N, D]
 * @throws if K is not a whole number from 1 to N, or another argument can't be
 * @returns centroids [K, D]
 */
export function startingCentroids(
  points: Points,
  K: number,
  { start = "k-means++", random = new Random(0), weights }: StartOptions = {},
): tf.Tensor2D {
  return tf.tidy(() => {
    const x = asPoints(points, "points");
    checkK(K, x.shape[0]);
    checkStart(start);
    checkWeights(weights, x.shape[0]);
    const rows = start === "random" ? randomRows(x, K, random) : plusPlusRows(x, K, random, weights);
    return tf.gather(x, tf.tensor1d(rows, "int32"));
  });
}

/** @throws unless there can be K clusters of N points */
export function checkK(K: number, N: number, what = "points"): void {
  checkWhole("K", K);
  if (K > N) throw new Error(`K is ${K}, but there are only ${N} ${what}: choose K from 1 to ${N}.`);
}

/** @throws unless it is one of the rules */
function checkStart(start: Start): void {
  if (start === "random" || start === "k-means++") return;
  throw new Error(`start must be "k-means++", "random" or K points, not ${inCode(start)}.`);
}

/** Draws rows without putting them back, and passes over points equal to one already drawn. */
function randomRows(points: tf.Tensor2D, K: number, random: Random): number[] {
  const [N, D] = points.shape;
  const values = points.dataSync();
  const seen = new Set<string>();
  const chosen: number[] = [];
  const alike: number[] = [];
  for (const row of random.permutation(N)) {
    const key = values.subarray(row * D, (row + 1) * D).join();
    (seen.has(key) ? alike : chosen).push(row);
    seen.add(key);
    if (chosen.length === K) break;
  }
  return [...chosen, ...alike].slice(0, K);
}

/**
 * k-means++ (Arthur & Vassilvitskii 2007): the chance of a point grows with its squared distance to the
 * nearest start.
 */
function plusPlusRows(points: tf.Tensor2D, K: number, random: Random, weights?: tf.Tensor1D): number[] {
  const [N, D] = points.shape;
  const values = points.dataSync<"float32">();
  const mass = weights?.dataSync() ?? new Float32Array(N).fill(1);
  const chances = new Float64Array(N).fill(Number.POSITIVE_INFINITY);
  const chosen = [pick(mass, random)];
  while (chosen.length < K) {
    const begin = chosen[chosen.length - 1] * D;
    const start = values.subarray(begin, begin + D);
    for (let i = 0; i < N; i++) {
      chances[i] = Math.min(chances[i], mass[i] * squaredDistance(values, i * D, start));
    }
    chosen.push(pick(chances.some((c) => c > 0) ? chances : mass, random));
  }
  return chosen;
}

/** From the point whose coordinates begin there. Plain numbers: tensor operations, each on few points, would take ten times as long. */
function squaredDistance(values: Float32Array, begin: number, to: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < to.length; d++) sum += (values[begin + d] - to[d]) ** 2;
  return sum;
}

/** An index, each with a chance in proportion to its mass. */
function pick(mass: ArrayLike<number>, random: Random): number {
  let total = 0;
  for (let i = 0; i < mass.length; i++) total += mass[i];
  let rest = random.uniform() * total;
  let last = 0;
  for (let i = 0; i < mass.length; i++) {
    if (mass[i] <= 0) continue;
    last = i;
    rest -= mass[i];
    if (rest < 0) break;
  }
  return last;
}
