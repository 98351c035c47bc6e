/** The height of the sea: a swell from the left, and choppy waves on its back. */
import { noise } from "../noise";

const OCTAVES = 8;

/** One octave of chop: noise folded so that its crests are sharp and its troughs round. */
function chop(x: number, z: number, i: number): number {
  const n = noise(x, i * 7.7, z);
  return 1 - Math.sqrt(n * n + 0.012 + 0.014 * i) * 2.2;
}

/** Height in metres; waves shorter than `finest` metres are left out: the lens cannot tell them apart. */
export function waveHeight(x: number, z: number, finest: number): number {
  const sway = noise(x * 0.02, 3.3, z * 0.02);
  let h = 0.42 * Math.sin(x * 0.16 - z * 0.26 + sway * 5) + 0.2 * Math.sin(x * 0.31 + z * 0.19 + sway * 7);
  let wavelength = 9;
  let amplitude = 0.34;
  for (let i = 0; i < OCTAVES; i++) {
    const fade = Math.min(1, wavelength / finest - 1);
    if (fade <= 0) break;
    const turn = 0.5 + i * 0.83;
    const u = (x * Math.cos(turn) - z * Math.sin(turn)) / wavelength;
    const v = (x * Math.sin(turn) + z * Math.cos(turn)) / wavelength;
    h += amplitude * fade * chop(u * 0.8 + sway * 0.3, v * 1.15, i);
    wavelength *= 0.55;
    amplitude *= 0.52;
  }
  return h * 0.8 - 0.15;
}
