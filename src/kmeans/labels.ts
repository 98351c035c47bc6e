import { checkCount, inCode } from "../base/arguments";
import { tf } from "../base/tf";
import { checkAlive } from "./points";

/** For labels of whatever there is: int32 holds no greater ones. */
export const ANY_K = 2 ** 31;

/**
 * @param N how many there must be: one for each point
 * @throws unless `labels` is a tensor of N whole numbers from 0 to K - 1
 */
export function checkLabels(labels: tf.Tensor, K: number, N?: number): void {
  if (!(labels instanceof tf.Tensor)) {
    throw new Error(
      `labels must be a tensor, but it is ${inCode(labels)}: tf.tensor1d(list, "int32") makes one.`,
    );
  }
  checkAlive(labels, "labels");
  if (N !== undefined) checkCount(N, labels.size, "labels");
  const values = labels.dataSync();
  for (let i = 0; i < values.length; i++) {
    if (values[i] >= 0 && values[i] < K && Number.isInteger(values[i])) continue;
    const range = K < ANY_K ? `: with K = ${K} they are whole numbers from 0 to ${K - 1}` : "";
    throw new Error(`labels[${i}] is ${values[i]}, which is no label${range}.`);
  }
}
