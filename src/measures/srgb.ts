// A colour's numbers in a picture file are not amounts of light: they are bent so that dark shades get more
// of them.

import { tf } from "../base/tf";
import { asColours, type Points } from "../kmeans/points";

/**
 * The amounts of light that sRGB colours stand for (IEC 61966-2-1).
 * @param colours [N, 3], 0-1, as in picture files
 * @returns light [N, 3], 0-1
 */
export function toLight(colours: Points): tf.Tensor2D {
  return tf.tidy(() => {
    const c = asColours(colours, "colours");
    return tf.where(c.greater(0.04045), c.add(0.055).div(1.055).pow(2.4), c.div(12.92)) as tf.Tensor2D;
  });
}

/**
 * The sRGB colours of amounts of light: the way back from `toLight`.
 * @param light [N, 3]; what no screen can show is brought to the nearest value from 0 to 1
 * @returns colours [N, 3], 0-1
 */
export function fromLight(light: Points): tf.Tensor2D {
  return tf.tidy(() => {
    const c = asColours(light, "light").clipByValue(0, 1);
    const bent = c
      .pow(1 / 2.4)
      .mul(1.055)
      .sub(0.055);
    return tf.where(c.greater(0.0031308), bent, c.mul(12.92)).clipByValue(0, 1) as tf.Tensor2D;
  });
}

/** Each point multiplied by a 3 x 3 matrix, given as its rows. */
export function transform(points: tf.Tensor2D, rows: number[][]): tf.Tensor2D {
  return tf.tidy(() => tf.matMul(points, tf.tensor2d(rows), false, true));
}
