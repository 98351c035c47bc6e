import { tf, valuesOf } from "../base/tf";
import { asPoints, type Points } from "../kmeans/points";
import { weightedMean } from "./mean";

/**
 * The peak signal-to-noise ratio of a copy, in decibels: how many times smaller its errors are than the range
 * of the values, on a logarithmic scale. 20 dB is a coarse copy, 40 dB is hard to tell from the original,
 * Infinity is equal.
 * @param original colours [N, 3], 0-1
 * @param copy colours [N, 3], 0-1
 * @param weights how much each colour counts, [N]
 */
export function psnr(original: Points, copy: Points, { weights }: { weights?: tf.Tensor1D } = {}): number {
  const squares = valuesOf(() => {
    const a = asPoints(original, "original");
    const b = asPoints(copy, "copy");
    if (`${a.shape}` !== `${b.shape}`) {
      throw new Error(`original and copy must have the same shape, not [${a.shape}] and [${b.shape}].`);
    }
    return tf.squaredDifference(a, b).mean(1);
  });
  return -10 * Math.log10(weightedMean(squares, weights));
}
