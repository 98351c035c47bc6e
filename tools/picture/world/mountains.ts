/** The far shore of the bay: bare ranges, blue with distance. */
import { fbm, ridged } from "../noise";
import { norm, smoothstep, type Vec3 } from "../vec";

const NEAR = 900;
const FAR = 9500;
const HIGHEST = 1250;

/** Height of the ground far out; the bay opens towards the right. */
export function mountainHeight(x: number, z: number, octaves: number): number {
  const coast = z * 0.34 - 250 + 420 * fbm(x / 1500, 0, z / 1500, 2);
  const inland = smoothstep(coast, coast - 1500, x) * smoothstep(900, 2600, z);
  const cape = smoothstep(5200, 6600, z) * smoothstep(3600, 1200, x) * 0.55;
  const massif = Math.max(inland, cape);
  if (massif <= 0) return -20;
  const crest = ridged(x / 1700 + 3.1, 1.7, z / 1700, octaves) - 0.25;
  return massif * (150 + 850 * crest * crest + 420 * crest) - 20;
}

/** Distance along the ray to the mountains, or Infinity. */
export function hitMountains(from: Vec3, direction: Vec3): number {
  if (direction[1] > HIGHEST / NEAR / 3 || direction[1] < -0.01) return Number.POSITIVE_INFINITY;
  for (let t = NEAR; t < FAR; ) {
    const y = from[1] + direction[1] * t;
    if (y > HIGHEST) break;
    const gap = y - mountainHeight(direction[0] * t, direction[2] * t, 5);
    if (gap < t * 0.0008) return t;
    t += Math.max(gap * 0.3, t * 0.0012);
  }
  return Number.POSITIVE_INFINITY;
}

export function mountainNormal(x: number, z: number): Vec3 {
  const e = 9;
  const slopeX = (mountainHeight(x + e, z, 7) - mountainHeight(x - e, z, 7)) / (2 * e);
  const slopeZ = (mountainHeight(x, z + e, 7) - mountainHeight(x, z - e, 7)) / (2 * e);
  const steepness = norm(slopeX, 1, slopeZ);
  return [-slopeX / steepness, 1 / steepness, -slopeZ / steepness];
}
