import { checkCount } from "../base/arguments";
import type { tf } from "../base/tf";
import { checkAlive, checkFinite } from "./points";

/** @throws unless the weights, where there are any, are N numbers of at least 0 that don't add up to 0 */
export function checkWeights(weights: tf.Tensor | undefined, N: number): void {
  if (weights === undefined) return;
  checkAlive(weights, "weights");
  checkCount(N, weights.size, "weights");
  checkFinite(weights, "weights");
  const values = weights.dataSync();
  const negative = values.findIndex((value) => value < 0);
  if (negative >= 0)
    throw new Error(`weights[${negative}] is ${values[negative]}: no weight can be negative.`);
  if (!values.some((value) => value > 0))
    throw new Error("All weights are 0: at least one point must count.");
}
