/** Rays through the solid scene (sphere tracing, Hart 1996). */
import type { Vec3 } from "../vec";
import { exact, solid } from "./scene";

const MAX_STEPS = 220;

/** Distance along the ray to the first solid thing before `far`, or Infinity; `grain` is the size of a pixel at 1 m. */
export function hitSolid(from: Vec3, towards: Vec3, near: number, far: number, grain: number): number {
  const [x, y, z] = from;
  const [dx, dy, dz] = towards;
  let t = near;
  for (let i = 0; i < MAX_STEPS && t < far; i++) {
    const d = solid(x + dx * t, y + dy * t, z + dz * t);
    if (d < grain * t) return t;
    t += d * 0.95;
  }
  return Number.POSITIVE_INFINITY;
}

/** How much of the light from a direction arrives, 0 to 1; near misses count as penumbra. */
export function lightReaching(from: Vec3, towards: Vec3, sharpness: number, far: number): number {
  const [x, y, z] = from;
  const [dx, dy, dz] = towards;
  let light = 1;
  let t = 0.12;
  for (let i = 0; i < 70 && t < far; i++) {
    let d = solid(x + dx * t, y + dy * t, z + dz * t);
    if (sharpness * d < t) d = exact(x + dx * t, y + dy * t, z + dz * t);
    light = Math.min(light, (sharpness * d) / t);
    if (light < 0.005) return 0;
    t += Math.max(d * 0.9, 0.05 + t * 0.008);
  }
  return light * light * (3 - 2 * light);
}

/** How open to the sky a point is, 0 to 1: probes along the normal, from hand's breadth to `reach` metres. */
export function openness(at: Vec3, normal: Vec3, reach: number): number {
  let closed = 0;
  let weight = 0.5;
  for (let i = 1; i <= 6; i++) {
    const r = reach * (i / 6) ** 2;
    const d = exact(at[0] + normal[0] * r, at[1] + normal[1] * r, at[2] + normal[2] * r);
    closed += weight * Math.max(0, 1 - d / r);
    weight *= 0.72;
  }
  return Math.max(0, 1 - closed * 0.62);
}
