import { checkWhole } from "../base/arguments";
import { tf } from "../base/tf";

/**
 * A palette that looks at no picture: colour space cut into equal blocks, at most K, and the colour in the
 * middle of each. Channels that the eye sees better get more levels: green before red before blue.
 * @returns palette [at most K, 3], 0-1
 */
export function uniformGrid(K: number): tf.Tensor2D {
  checkWhole("K", K, 1, 256);
  const middles = (count: number) => Array.from({ length: count }, (_, i) => (i + 0.5) / count);
  const [reds, greens, blues] = levels(K).map(middles);
  const colours = reds.flatMap((r) => greens.flatMap((g) => blues.map((b) => [r, g, b])));
  return tf.tensor2d(colours);
}

/**
 * How many levels red, green and blue get: one more each in turn, for as long as the blocks are at most K.
 */
export function levels(K: number): [number, number, number] {
  const counts: [number, number, number] = [1, 1, 1];
  for (let grown = true; grown; ) {
    grown = false;
    for (const channel of [1, 0, 2]) {
      const product = (counts[0] * counts[1] * counts[2] * (counts[channel] + 1)) / counts[channel];
      if (product > K) continue;
      counts[channel]++;
      grown = true;
    }
  }
  return counts;
}
