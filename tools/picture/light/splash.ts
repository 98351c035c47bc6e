/** Where the last rock fell short of the ship: a column of white water, drawn on an upright plane. */
import { fbm } from "../noise";
import { clamp, mix, smoothstep, type Vec3 } from "../vec";

const PLACE: Vec3 = [48, 0, 215];
const TALL = 17;

/** How thick the spray is, 0 to 1, at u metres beside the middle and v above the water. */
function spray(u: number, v: number): number {
  const height = v / TALL;
  const half = 1.5 + 2.6 * height + 4.5 * Math.exp(-height * 14);
  const ragged = fbm(u * 0.45, v * 0.22, 4.4, 5) + 0.5 * fbm(u * 1.6, v * 0.9, 7.1, 4);
  const inside = 1 - (u / half) ** 2 - height ** 2.5;
  return smoothstep(-0.1, 0.45, inside + ragged * 1.7) * smoothstep(1.25, 0.7, height) * 0.9;
}

/** The colour behind, with the spray in front of it when it is nearer than `distance`. */
export function withSplash(colour: Vec3, from: Vec3, towards: Vec3, distance: number): Vec3 {
  const t = (PLACE[2] - from[2]) / towards[2];
  if (t > distance) return colour;
  const u = from[0] + towards[0] * t - PLACE[0];
  const v = from[1] + towards[1] * t - PLACE[1];
  if (Math.abs(u) > 9 || v < -0.5 || v > TALL * 1.3) return colour;
  const light = clamp(0.55 + u * 0.12 + 0.5 * fbm(u * 0.6, v * 0.4, 1.5, 3));
  return mix(colour, mix([0.42, 0.47, 0.55], [2.1, 1.65, 1.2], light), spray(u, Math.max(v, 0)));
}
