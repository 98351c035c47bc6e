// How different two colours look, by the CIE's formula of 2000: below about 1 nobody sees it, 2 to 3 one sees
// when looking for it, 10 is another colour. Written out here because the colour library culori, which makes
// an object of each of the 275,000 colours, took three times as long.

import { tf, valuesOf } from "../base/tf";
import type { Points } from "../kmeans/points";
import { weightedMean } from "./mean";
import { toLight, transform } from "./srgb";

/**
 * The mean CIEDE2000 difference of two lists of colours, pair by pair.
 * @param a sRGB [N, 3], 0-1
 * @param b sRGB [N, 3], 0-1
 * @param weights how much each pair counts, [N]
 */
export function colourDifference(a: Points, b: Points, { weights }: { weights?: tf.Tensor1D } = {}): number {
  const [one, two] = [a, b].map((colours) => valuesOf(() => rgbToLab(colours)));
  if (one.length !== two.length) {
    throw new Error(
      `a and b must have the same number of colours, not ${one.length / 3} and ${two.length / 3}.`,
    );
  }
  const N = one.length / 3;
  return weightedMean(
    Float64Array.from({ length: N }, (_, i) => ciede2000(one, two, 3 * i)),
    weights,
  );
}

const length = (a: number, b: number) => Math.sqrt(a * a + b * b); // Math.hypot is many times slower
const degrees = (radians: number) => (radians * 180) / Math.PI;
const cosine = (angle: number) => Math.cos((angle * Math.PI) / 180);
const sine = (angle: number) => Math.sin((angle * Math.PI) / 180);
/** Near 0 for greys and near 1 for strong colours. */
const strength = (chroma: number) => 1 / Math.sqrt(1 + (25 / chroma) ** 7);

/**
 * The CIEDE2000 difference of two CIELAB colours, in the notation of Sharma, Wu & Dalal 2005, "The CIEDE2000
 * color-difference formula: implementation notes, supplementary test data, and mathematical observations".
 * @param at where the two colours begin in their lists
 */
export function ciede2000(one: ArrayLike<number>, two: ArrayLike<number>, at = 0): number {
  const [L1, a1, b1, L2, a2, b2] = [one[at], one[at + 1], one[at + 2], two[at], two[at + 1], two[at + 2]];
  const G = 0.5 * (1 - strength((length(a1, b1) + length(a2, b2)) / 2));
  const C1 = length((1 + G) * a1, b1);
  const C2 = length((1 + G) * a2, b2);
  const h1 = hue((1 + G) * a1, b1);
  const h2 = hue((1 + G) * a2, b2);

  const dL = L2 - L1;
  const dC = C2 - C1;
  const dh = turn(h1, h2);
  const dH = 2 * Math.sqrt(C1 * C2) * sine(dh / 2); // 0 for greys, which have no hue

  const C = (C1 + C2) / 2;
  const h = (h1 + dh / 2 + 360) % 360; // halfway between the two hues
  const T =
    1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63);
  const fromGrey = ((L1 + L2) / 2 - 50) ** 2;
  const SL = 1 + (0.015 * fromGrey) / Math.sqrt(20 + fromGrey);
  const SC = 1 + 0.045 * C;
  const SH = 1 + 0.015 * C * T;
  const RT = -2 * strength(C) * sine(60 * Math.exp(-(((h - 275) / 25) ** 2)));
  return Math.sqrt((dL / SL) ** 2 + (dC / SC) ** 2 + (dH / SH) ** 2 + RT * (dC / SC) * (dH / SH));
}

/** The angle of a colour in the plane of a and b, from 0 to 360 degrees. */
function hue(a: number, b: number): number {
  return (degrees(Math.atan2(b, a)) + 360) % 360;
}

/** How far to turn from one hue to the other, the short way. */
function turn(h1: number, h2: number): number {
  if (h2 - h1 > 180) return h2 - h1 - 360;
  return h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
}

// From red, green and blue light to the CIE's X, Y and Z, each divided by its value for white (daylight,
// D65).
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
