/** The clear sky: blue overhead, gold around the low sun, milky at the horizon. */
import { fbm } from "../noise";
import { add, clamp, dot, mix, scale, smoothstep, type Vec3 } from "../vec";
import { GLOW, KEY } from "../world/stage";

const ZENITH: Vec3 = [0.025, 0.115, 0.31];
const MIDDLE: Vec3 = [0.085, 0.33, 0.54];
const HORIZON: Vec3 = [0.42, 0.58, 0.62];
const GOLD: Vec3 = [1.5, 0.76, 0.24];
const ROSE: Vec3 = [1.05, 0.56, 0.4];

export function clearSky(direction: Vec3): Vec3 {
  const up = clamp(direction[1], 0, 1);
  const towardsSun = Math.max(0, dot(direction, GLOW));
  const low = Math.exp(-up * 7);
  let colour = mix(MIDDLE, ZENITH, smoothstep(0.05, 0.75, up));
  colour = mix(colour, mix(HORIZON, ROSE, smoothstep(0.55, 0.97, towardsSun)), low);
  colour = mix(colour, GOLD, clamp(0.85 * towardsSun ** 16 * Math.exp(-up * 5)));
  return add(
    colour,
    scale(
      [1.6, 0.95, 0.42],
      0.35 * towardsSun ** 60 + 1.6 * towardsSun ** 600 + 16 * smoothstep(0.99986, 0.99994, towardsSun),
    ),
  );
}

/** Thin high streaks of ice cloud, 0 to 1. */
export function cirrus(direction: Vec3): number {
  if (direction[1] < 0.02) return 0;
  const x = direction[0] / (direction[1] + 0.12);
  const z = direction[2] / (direction[1] + 0.12);
  const warp = fbm(x * 0.5, 4.2, z * 0.5, 3);
  const streaks = fbm(x * 0.7 + z * 0.5 + warp * 1.6, 8.8, z * 2.6 - x * 1.1 + warp, 6);
  return clamp(smoothstep(0.02, 0.5, streaks + 0.5 * warp)) * smoothstep(0.02, 0.2, direction[1]);
}

/** What polished metal and water see: the sky with soft clouds, the sun behind the viewer, the sea below. */
export function surroundings(direction: Vec3): Vec3 {
  const [x, y, z] = direction;
  const sky = clearSky([x, Math.abs(y), z]);
  const puffs = smoothstep(-0.05, 0.4, fbm(x * 2.2, y * 4, z * 2.2, 3));
  const lit = Math.max(0, dot(direction, KEY));
  const clouded = mix(sky, [0.95, 0.78, 0.62], 0.4 * puffs);
  const above = add(clouded, scale([2.2, 1.35, 0.6], 0.35 * lit ** 4 + 1.2 * lit ** 24));
  const below: Vec3 = mix([0.07, 0.13, 0.14], [0.2, 0.15, 0.09], smoothstep(-0.15, -0.7, y));
  return mix(below, above, smoothstep(-0.06, 0.04, y));
}
