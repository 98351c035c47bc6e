/** The camera: low over the water, upright, its lens shifted upwards so that the giant's lines stay true. */
import { normalize, type Vec3 } from "../vec";

export const EYE: Vec3 = [0, 4.2, 0];

/** Half of the picture's width at 1 m. */
const HALF_WIDTH = 0.478;

/** Where the horizon lies: share of the height from the top. */
const HORIZON = 0.78;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A piece of the picture, or all of it. */
export interface Crop extends Size {
  readonly left: number;
  readonly top: number;
  readonly whole: Size;
}

export const all = (size: Size): Crop => ({ left: 0, top: 0, ...size, whole: size });

/** The direction through a place on the picture, in pixels from its upper left corner. */
export function rayThrough(column: number, row: number, { width, height }: Size): Vec3 {
  const pixel = (2 * HALF_WIDTH) / width;
  return normalize([(column - width / 2) * pixel, (HORIZON * height - row) * pixel, 1]);
}
