/** The sea: mirrored sky, green light from the shallows, foam on the rocks, glitter under the sun. */
import { fbm, noise, ridged } from "../noise";
import { add, along, clamp, dot, mix, normalize, reflect, scale, smoothstep, type Vec3 } from "../vec";
import { land, offshore } from "../world/land";
import { GLOW } from "../world/stage";
import { waveHeight } from "../world/waves";

const DEEP: Vec3 = [0.008, 0.075, 0.115];
const OPEN_SEA: Vec3 = [0.015, 0.13, 0.19];
const SHALLOWS: Vec3 = [0.09, 0.4, 0.37];
const FOAM: Vec3 = [0.95, 0.88, 0.8];

/** Distance along the ray to the water's surface, or Infinity; waves are lower than 1.2 m. */
export function hitSea(from: Vec3, towards: Vec3): number {
  if (towards[1] > -0.0004) return Number.POSITIVE_INFINITY;
  let t = (1.2 - from[1]) / towards[1];
  if (t > 2500) return -from[1] / towards[1];
  for (let i = 0; i < 24; i++) {
    const finest = 0.02 + t * 0.004;
    const gap =
      from[1] + towards[1] * t - waveHeight(from[0] + towards[0] * t, from[2] + towards[2] * t, finest);
    if (gap < t * 0.0003) break;
    t += (gap / (0.25 - towards[1])) * 0.8;
  }
  return t;
}

/** Normal of the waves as the lens sees them at distance t. */
function waveNormal(x: number, z: number, t: number): Vec3 {
  const finest = 0.04 + t * 0.0022;
  const e = Math.max(0.03, t * 0.0008);
  const here = waveHeight(x, z, finest);
  return normalize([(here - waveHeight(x + e, z, finest)) / e, 1, (here - waveHeight(x, z + e, finest)) / e]);
}

/** How much foam lies on the water, 0 to 1: by the shore in rings and lace, on open water on the highest crests. */
function foam(x: number, y: number, z: number, shore: number, t: number): number {
  const sway = noise(x * 0.12, 5, z * 0.12);
  const lace = ridged(x * 0.3 + sway * 1.5, sway, z * 0.5 - sway, 6);
  const bubbles = fbm(x * 2.2, 3, z * 2.2, 4);
  const surf = smoothstep(6, 0, shore + 2.5 * fbm(x * 0.15, 0, z * 0.15, 3));
  const breaking = smoothstep(1.1, 0.1, shore + 1.4 * bubbles);
  const caps = smoothstep(0.42, 0.85, y + 0.7 * noise(x * 0.06, 9, z * 0.06) - 0.25) * smoothstep(900, 60, t);
  const cover = Math.max(surf * 0.6, caps * 0.6);
  return clamp(
    Math.max(breaking * (0.8 + bubbles), smoothstep(1 - cover, 1.12 - cover, lace + bubbles * 0.3)),
  );
}

/** The sun's broken reflection: far away many waves share a pixel, near by single facets flash. */
function glitter(normal: Vec3, towards: Vec3, t: number): number {
  const half = normalize(add(GLOW, scale(towards, -1)));
  const spread = 0.012 + 0.05 * smoothstep(20, 500, t);
  const lean =
    1 - dot(normalize([normal[0], normal[1] * (1 - 0.3 * smoothstep(100, 900, t)), normal[2]]), half);
  return Math.exp(-lean / spread);
}

/** How bright foam is: its ridges catch the sun, the water shows between its bubbles. */
function foamLight(x: number, z: number, normal: Vec3, sun: number): number {
  const sway = noise(x * 0.3, 2, z * 0.3);
  const froth = fbm(x * 0.8 + sway * 2, 1, z * 1.7, 6);
  return clamp(0.4 + 0.85 * sun * clamp(0.5 + 0.9 * normal[0]) + 0.75 * froth, 0.15, 1.3);
}

export function water(
  from: Vec3,
  towards: Vec3,
  t: number,
  mirror: (from: Vec3, direction: Vec3) => Vec3,
  sun: number,
): Vec3 {
  const point = along(from, towards, t);
  const [x, y, z] = point;
  const normal = waveNormal(x, z, t);
  const shore = t < 400 ? land(x, Math.max(y, 0.1), z) : 50;
  const facing = clamp(-dot(towards, normal));
  const fresnel = 0.02 + 0.98 * (1 - facing) ** 5 * 0.72;
  const up = reflect(towards, normal);
  const raised = normalize([up[0], Math.abs(up[1]) + 0.1 * smoothstep(30, 600, t), up[2]]);
  const body = waterBody(x, y, z, t, normal);
  const seen = mix(body, mirror(point, raised), fresnel);
  const bright = add(seen, scale([3.4, 2.0, 0.9], 0.9 * glitter(normal, towards, t)));
  const white = scale(FOAM, foamLight(x, z, normal, sun));
  return mix(bright, white, foam(x, y, z, shore, t) * 0.92);
}

/** The colour from inside the water: turquoise over the shelf, ink further out, light through the crests. */
function waterBody(x: number, y: number, z: number, t: number, normal: Vec3): Vec3 {
  const away = t < 600 ? offshore(x, z) : 100;
  const patches = fbm(x * 0.045, 0, z * 0.045, 3);
  const shelf = Math.exp(-Math.max(0, away + patches * 9) / 9);
  const sea = mix(OPEN_SEA, DEEP, clamp(0.5 + patches * 1.3));
  const crest = smoothstep(0.0, 0.9, y) * (0.5 + 0.5 * clamp(normal[0] * 2));
  return add(mix(sea, SHALLOWS, clamp(shelf)), scale([0.02, 0.13, 0.11], crest));
}
