/** Bright light spills over in any lens. */
import { clamp } from "../vec";
import type { Size } from "./lens";

const THRESHOLD = 1.1;
const STRONGEST = 4;

/** Running mean over `count` values `step` apart, starting at `start`. */
function meanLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  count: number,
  step: number,
  radius: number,
) {
  const at = (i: number) => from[start + clamp(i, 0, count - 1) * step];
  let sum = 0;
  for (let i = -radius; i <= radius; i++) sum += at(i);
  for (let i = 0; i < count; i++) {
    to[start + i * step] = sum / (2 * radius + 1);
    sum += at(i + radius + 1) - at(i - radius);
  }
}

/** The light over the threshold, blurred: three passes of a running mean come close to a Gaussian. */
export function bloom(light: Float32Array, { width, height }: Size, radius: number): Float32Array {
  const glow = light.map((v) => clamp(v - THRESHOLD, 0, STRONGEST));
  const between = new Float32Array(glow.length);
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 0; i < height * 3; i++) {
      meanLine(glow, between, Math.floor(i / 3) * width * 3 + (i % 3), width, 3, radius);
    }
    for (let i = 0; i < width * 3; i++) meanLine(between, glow, i, height, width * 3, radius);
  }
  return glow;
}
