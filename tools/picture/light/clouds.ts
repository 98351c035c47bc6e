/** Cumulus over the sea, marched as a volume and lit by the low sun. */
import { fbm, hash } from "../noise";
import { add, clamp, dot, lerp, mix, scale, smoothstep, type Vec3 } from "../vec";
import { GLOW } from "../world/stage";
import { cirrus, clearSky } from "./sky";

const BASE = 850;
const TOP = 3300;
const STEPS = 60;
const FARTHEST = 26000;

/** Between the key light and the glow: a cloud takes light from both. */
const SUN: Vec3 = [0.78, 0.3, 0.28];

/** Where clouds gather: towers in the right distance and a bank at the left, clear sky behind the helmet. */
function weather(x: number, z: number): number {
  const left = smoothstep(-0.12, -0.4, x / z);
  return 0.62 * fbm(x / 5200 + 7.3, 2.2, z / 5200 + 1.9, 3) - 0.28 - 0.13 * left;
}

function density(x: number, y: number, z: number, octaves: number): number {
  const height = (y - BASE) / (TOP - BASE);
  if (height < 0 || height > 1) return 0;
  const cover = weather(x, z);
  const profile = smoothstep(0, 0.07, height) * 0.12 - 0.42 * height ** 1.2;
  const rough = cover + profile;
  if (rough < -0.42) return 0;
  const lumps = fbm(x / 1150, y / 850, z / 1150, octaves);
  return clamp((rough + lumps * 0.95) * 9);
}

function shadowed(x: number, y: number, z: number): number {
  let thickness = 0;
  for (let i = 1; i <= 4; i++) {
    const s = 60 * i * i;
    thickness += density(x + SUN[0] * s, y + SUN[1] * s, z + SUN[2] * s, 3) * i;
  }
  return thickness;
}

/** The part of a ray within the clouds' layer, or nothing when it is too far away. */
function throughLayer(up: number): [start: number, end: number] | undefined {
  const start = BASE / up;
  if (up < 0.012 || start > FARTHEST) return undefined;
  return [start, Math.min(TOP / up, start + 9000)];
}

/** What a piece of cloud sends to the viewer from t metres away. */
function glowAt(direction: Vec3, t: number): Vec3 {
  const [x, y, z] = scale(direction, t);
  const silver = Math.max(0, dot(direction, GLOW)) ** 6;
  const haze = clamp(1 - Math.exp(-t / 15000));
  return mix(lit(shadowed(x, y, z), (y - BASE) / (TOP - BASE), silver), clearSky(direction), haze);
}

/** The sky in a direction with its clouds; `grain` scatters the steps so that they leave no bands. */
export function cloudySky(direction: Vec3, grain: number): Vec3 {
  const high = mix(clearSky(direction), [1.05, 0.83, 0.7], 0.4 * cirrus(direction));
  const layer = throughLayer(direction[1]);
  if (!layer) return high;
  const [start, end] = layer;
  const step = (end - start) / STEPS;
  let through = 1;
  let gathered: Vec3 = [0, 0, 0];
  for (let t = start + step * (0.2 + 0.6 * grain); t < end && through > 0.02; t += step) {
    const thick = density(direction[0] * t, direction[1] * t, direction[2] * t, 7);
    if (thick <= 0) continue;
    const opacity = 1 - Math.exp((-thick * step) / 110);
    gathered = add(gathered, scale(glowAt(direction, t), through * opacity));
    through *= 1 - opacity;
  }
  return add(gathered, scale(high, through));
}

function lit(thickness: number, height: number, silver: number): Vec3 {
  const base = lerp(0.35, 1, smoothstep(0, 0.3, height));
  const direct = base * (Math.exp(-thickness * 0.6) + 0.12 * Math.exp(-thickness * 0.12));
  const ambient: Vec3 = mix([0.15, 0.19, 0.31], [0.27, 0.38, 0.56], height);
  return add(ambient, scale([1.75, 1.2, 0.78], direct * (0.85 + 0.8 * silver)));
}

/** A number from 0 to 1 for a pixel, for grain and for the clouds' steps. */
export const pixelGrain = (column: number, row: number): number =>
  hash(column * 7919 + row * 104729) / 4294967296;
