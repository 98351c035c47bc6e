// CIELAB (CIE 1976), the space in which CIEDE2000 measures: L is lightness, 0-100; a: green to red; b: blue to yellow.

import { tf } from "../base/tf";
import type { Points } from "../kmeans/points";
import { toLight, transform } from "./srgb";

// From red, green and blue light to the CIE's X, Y and Z, each divided by its value for white (daylight, D65).
const XYZ = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
];
const LAB = [
  [0, 116, 0],
  [500, -500, 0],
  [0, 200, -200],
];
/** Below this the cube root would be too steep; a straight line takes its place. */
const DARK = (6 / 29) ** 3;

/**
 * @param colours sRGB [N, 3], 0-1
 * @returns CIELAB [N, 3]
 */
export function rgbToLab(colours: Points): tf.Tensor2D {
  return tf.tidy(() => {
    const xyz = transform(toLight(colours), XYZ);
    const line = xyz.mul((29 / 6) ** 2 / 3).add(4 / 29);
    const bent = tf.where(xyz.greater(DARK), xyz.pow(1 / 3), line) as tf.Tensor2D;
    return transform(bent, LAB).sub([16, 0, 0]);
  });
}
