/** Exposes a band of rows: linear light for every pixel, more rays where neighbouring rays disagree. */

import { pixelGrain } from "../light/clouds";
import { colourOf } from "../light/ray";
import { add, scale, type Vec3 } from "../vec";
import { type Crop, EYE, rayThrough, type Size } from "./lens";

const FIRST: [number, number][] = [
  [0.25, 0.35],
  [0.75, 0.65],
];

const MORE: [number, number][] = [
  [0.6, 0.12],
  [0.12, 0.62],
  [0.88, 0.38],
  [0.4, 0.88],
];

/** As the eye judges: brightness differences count by ratio. */
const differ = (a: Vec3, b: Vec3): boolean => {
  for (let i = 0; i < 3; i++) if (Math.abs(Math.sqrt(a[i]) - Math.sqrt(b[i])) > 0.13) return true;
  return false;
};

/** A single very bright ray must not outshine its pixel's others. */
const tame = (c: Vec3): Vec3 => [Math.min(c[0], 6), Math.min(c[1], 6), Math.min(c[2], 6)];

function pixel(column: number, row: number, size: Size): Vec3 {
  const grain = pixelGrain(column, row);
  const shoot = ([x, y]: [number, number], i: number) =>
    tame(colourOf(EYE, rayThrough(column + x, row + y, size), (grain + i * 0.5) % 1));
  const [a, b] = FIRST.map(shoot);
  if (!differ(a, b)) return scale(add(a, b), 0.5);
  return scale(MORE.map(shoot).reduce(add, add(a, b)), 1 / 6);
}

/** Linear red, green, blue of the crop's pixels, row by row. */
export function expose({ left, top, width, height, whole }: Crop): Float32Array {
  const light = new Float32Array(width * height * 3);
  for (let p = 0; p < width * height; p++) {
    light.set(pixel(left + (p % width), top + Math.floor(p / width), whole), p * 3);
  }
  return light;
}
