/** Haze between the viewer and things: bluish, golden towards the sun, thicker low over the water. */
import { clamp, dot, mix, type Vec3 } from "../vec";
import { GLOW } from "../world/stage";

const COOL: Vec3 = [0.26, 0.43, 0.65];
const WARM: Vec3 = [1.2, 0.64, 0.29];

export function throughAir(colour: Vec3, direction: Vec3, distance: number): Vec3 {
  const towardsSun = Math.max(0, dot(direction, GLOW));
  const haze = mix(COOL, WARM, clamp(0.12 + 0.9 * towardsSun ** 10));
  return mix(colour, haze, 0.93 * (1 - Math.exp(-distance / 2100)));
}
