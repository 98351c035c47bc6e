import { checkWeights } from "../base/arguments";
import type { tf } from "../base/tf";

/**
 * The mean of numbers, added up as JavaScript numbers: millions of them would lose digits in float32.
 * @param weights how much each counts, [N]; 1 each if left out
 */
export function weightedMean(values: ArrayLike<number>, weights?: tf.Tensor1D): number {
  checkWeights(weights, values.length);
  const mass = weights?.dataSync();
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = mass ? mass[i] : 1;
    sum += weight * values[i];
    total += weight;
  }
  return sum / total;
}
