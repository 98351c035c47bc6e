/** Light that arrives at a solid point: the sun with its shadows, the sky, and what sea and ground send back. */

import { noise } from "../noise";
import { add, clamp, dot, lerp, mul, scale, smoothstep, type Vec3 } from "../vec";
import { lightReaching, openness } from "../world/march";
import { KEY } from "../world/stage";

export const SUNLIGHT: Vec3 = [3.5, 2.25, 1.15];
const SKYLIGHT: Vec3 = [0.26, 0.4, 0.66];
const BOUNCE: Vec3 = [0.34, 0.24, 0.13];
const BACKLIGHT: Vec3 = [0.75, 0.42, 0.2];

export interface Lighting {
  /** Share of the sun that arrives, 0 to 1. */
  readonly sun: number;
  /** Share of the sky that is open, 0 to 1. */
  readonly open: number;
}

/** A cloud's shadow lies on the near rocks at the left, so that the light gathers on the giant. */
function cloudShade([x, y, z]: Vec3): number {
  const edge = x + 0.25 * (z - 60) + 7 * noise(x * 0.06, 0.5, z * 0.06);
  return 1 - 0.82 * smoothstep(-9, -24, edge) * smoothstep(13, 6, y) * smoothstep(110, 80, z);
}

export function lightAt(point: Vec3, normal: Vec3, reach: number): Lighting {
  const facing = dot(normal, KEY);
  const sun = facing > 0 ? lightReaching(point, KEY, 26, 60) * cloudShade(point) : 0;
  return { sun, open: openness(point, normal, reach) };
}

/** The light a matt white surface would send back. */
export function irradiance(normal: Vec3, { sun, open }: Lighting): Vec3 {
  const direct = scale(SUNLIGHT, sun * Math.max(0, dot(normal, KEY)));
  const sky = scale(SKYLIGHT, lerp(open, 1, 0.12) * (0.5 + 0.5 * normal[1]));
  const bounce = scale(BOUNCE, lerp(open, 1, 0.3) * clamp(0.55 - 0.45 * normal[1]));
  const back = scale(BACKLIGHT, open * Math.max(0, 0.62 * normal[0] + 0.75 * normal[2]) ** 2);
  return add(add(direct, sky), add(bounce, back));
}

export const lambert = (albedo: Vec3, normal: Vec3, light: Lighting): Vec3 =>
  mul(albedo, irradiance(normal, light));
