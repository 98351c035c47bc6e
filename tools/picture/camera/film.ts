/** From linear light to the print: bloom, a film's curve, a warm-cool grade, vignette and grain. */
import { hash } from "../noise";
import { clamp, luminance, type Vec3 } from "../vec";
import { bloom } from "./bloom";
import type { Crop } from "./lens";

const EXPOSURE = 0.63;
const BLOOM = 0.2;

/** The filmic curve of Narkowicz (2015), then the display's. */
const tone = (x: number): number =>
  clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14)) ** (1 / 2.2);

/** Richer colours; a little blue in the shadows, gold in the light. */
function grade(colour: Vec3): Vec3 {
  const grey = luminance(colour);
  const shade = (1 - grey) ** 3;
  const [r, g, b] = colour.map((c) => grey + (c - grey) * 1.19);
  return [r + 0.012 * grey, g + 0.004 * shade, b + 0.022 * shade - 0.01 * grey];
}

/** Corners get less light. */
function vignette(column: number, row: number, { width, height }: { width: number; height: number }): number {
  const [dx, dy] = [column / width - 0.5, row / height - 0.5];
  return 1 - 0.55 * (dx * dx + dy * dy);
}

/** About normal, mean 0: the sum of four uniform numbers. */
function grain(i: number): number {
  let sum = -2;
  for (let k = 0; k < 4; k++) sum += hash(i * 4 + k) / 4294967296;
  return sum;
}

/** 8-bit RGBA of the finished print of a crop. */
export function develop(light: Float32Array, crop: Crop): Uint8Array {
  const { left, top, width, height, whole } = crop;
  const glow = bloom(light, crop, Math.max(1, Math.round(whole.width / 110)));
  const print = new Uint8Array(width * height * 4).fill(255);
  for (let p = 0; p < width * height; p++) {
    const [column, row] = [left + (p % width), top + Math.floor(p / width)];
    const dim = EXPOSURE * vignette(column, row, whole);
    const lit = (c: number) => tone((light[p * 3 + c] + BLOOM * glow[p * 3 + c]) * dim);
    const colour = grade([lit(0), lit(1), lit(2)]);
    const place = (row * whole.width + column) * 4;
    for (let c = 0; c < 3; c++) {
      print[p * 4 + c] = Math.round(
        255 * clamp(colour[c] + 0.02 * grain(place) + 0.01 * grain(place + 1 + c)),
      );
    }
  }
  return print;
}
