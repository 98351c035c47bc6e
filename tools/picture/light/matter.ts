/** The colours of everything solid that is not bronze. */
import { fbm, noise, ridged } from "../noise";
import { add, clamp, dot, lerp, mix, scale, smoothstep, type Vec3 } from "../vec";
import type { Material } from "../world/scene";
import { KEY } from "../world/stage";
import { type Lighting, lambert, SUNLIGHT } from "./lamp";
import { roughened } from "./relief";

const OCHRE: Vec3 = [0.42, 0.28, 0.165];
const RUST: Vec3 = [0.36, 0.17, 0.09];
const SANDSTONE: Vec3 = [0.5, 0.41, 0.3];
const LIMESTONE: Vec3 = [0.38, 0.385, 0.395];
const UMBER: Vec3 = [0.17, 0.12, 0.09];
const WET: Vec3 = [0.07, 0.065, 0.055];
const GRASS: Vec3 = [0.19, 0.2, 0.065];
const STRAW: Vec3 = [0.42, 0.34, 0.14];
const SCRUB: Vec3 = [0.07, 0.11, 0.04];

/** Bedded rock, wet and dark by the water, overgrown where it is level. */
export function rock([x, y, z]: Vec3, normal: Vec3, open: number): Vec3 {
  const beds = fbm(x * 0.05, y * 0.7 + noise(x * 0.1, 0, z * 0.1), z * 0.05, 4);
  const stains = fbm(x * 0.35, y * 0.22, z * 0.35, 5);
  const grit = fbm(x * 4, y * 4, z * 4, 3);
  let colour = mix(OCHRE, LIMESTONE, smoothstep(-0.25, 0.3, stains + beds * 0.5));
  colour = mix(colour, SANDSTONE, smoothstep(0.05, 0.35, beds));
  colour = mix(colour, RUST, smoothstep(0.08, 0.4, fbm(x * 0.2, y * 0.35 + 7, z * 0.2, 4)) * 0.75);
  colour = mix(colour, UMBER, smoothstep(0.12, 0.5, -stains - beds * 0.4) * 0.8);
  colour = mix(colour, UMBER, smoothstep(0.75, 0.25, open) * 0.6);
  colour = scale(colour, 1 + grit * 0.7);
  const green = overgrowth(x, y, z, normal);
  colour = mix(
    colour,
    mix(mix(GRASS, STRAW, clamp(0.5 + stains * 1.6)), SCRUB, smoothstep(0.0, 0.3, grit)),
    green,
  );
  return mix(colour, WET, smoothstep(1.9, 0.5, y + grit * 1.2 + stains * 1.5) * 0.85);
}

/** Grain and cracks of stone, in metres. */
const crags = (x: number, y: number, z: number): number =>
  0.16 * ridged(x * 1.4, y * 2.6, z * 1.4, 4) + 0.1 * fbm(x * 3.2, y * 4.5, z * 3.2, 4);

function overgrowth(x: number, y: number, z: number, normal: Vec3): number {
  const patches = fbm(x * 0.22, 0, z * 0.22, 4);
  return smoothstep(0.5, 0.8, normal[1] + patches * 0.5) * smoothstep(3, 6, y + patches * 4);
}

const boulderStone = ([x, y, z]: Vec3): Vec3 =>
  scale(
    mix(LIMESTONE, OCHRE, smoothstep(-0.1, 0.4, fbm(x * 0.7, y * 0.7, z * 0.7, 5))),
    1 + 0.7 * fbm(x * 3, y * 3, z * 3, 3),
  );

/** Horsehair dyed red, lit through at its edges. */
function horsehair([x, y, z]: Vec3, normal: Vec3, view: Vec3, light: Lighting): Vec3 {
  const shade = clamp(0.5 + 1.2 * noise(x * 3, y * 3, z * 3));
  const rim = (1 - clamp(-dot(view, normal))) ** 2;
  const colour = lambert(mix([0.4, 0.045, 0.03], [0.62, 0.12, 0.05], shade), normal, light);
  return add(colour, scale([0.5, 0.12, 0.05], rim * 0.5 * light.open));
}

/** A sail lets the light behind it through. */
function canvas([x, y, z]: Vec3, normal: Vec3, light: Lighting): Vec3 {
  const stripe = smoothstep(-0.06, 0.06, Math.sin(y * 2.3 + 0.4));
  const cloth = scale(mix([0.66, 0.2, 0.12], [0.86, 0.76, 0.58], stripe), 1 + 0.2 * noise(x, y * 0.4, z));
  return add(
    lambert(cloth, normal, light),
    scale(lambert(cloth, scale(normal, -1), { sun: 1, open: 1 }), 0.55),
  );
}

const EYES: Vec3 = [5, 1.7, 0.18];
const ICHOR: Vec3 = [2.9, 0.85, 0.05];

export function matter(material: Material, p: Vec3, normal: Vec3, view: Vec3, light: Lighting): Vec3 {
  switch (material) {
    case "land":
      return lambert(rock(p, normal, light.open), roughened(p, normal, crags, 0.02), light);
    case "boulder":
      return lambert(boulderStone(p), roughened(p, normal, crags, 0.02), light);
    case "marble":
      return lambert(scale([0.78, 0.71, 0.6], 1 + 0.25 * fbm(p[0], p[1] * 0.4, p[2], 4)), normal, light);
    case "leaves":
      return lambert(
        mix([0.045, 0.075, 0.03], [0.13, 0.16, 0.05], clamp(0.5 + noise(p[0] * 3, p[1] * 3, p[2] * 3))),
        normal,
        light,
      );
    case "gull":
      return lambert([0.8, 0.8, 0.82], normal, light);
    case "timber":
      return lambert(scale([0.2, 0.115, 0.06], 1 + 0.5 * noise(p[0] * 2, p[1] * 6, p[2] * 2)), normal, light);
    case "sail":
      return canvas(p, normal, light);
    case "crest":
      return horsehair(p, normal, view, light);
    case "eyes":
      return EYES;
    case "ichor":
      return scale(ICHOR, 1 + 0.8 * noise(p[0] * 3, p[1] * 3, p[2] * 3));
    default:
      return [0.012, 0.01, 0.008];
  }
}

/** Bare far ranges, forest in their folds. */
export function mountainside([x, y, z]: Vec3, normal: Vec3): Vec3 {
  const stone = mix([0.24, 0.21, 0.18], [0.36, 0.33, 0.31], clamp(0.5 + fbm(x / 300, y / 90, z / 300, 4)));
  const forest = smoothstep(0.45, 0.75, normal[1] + 0.4 * ridged(x / 500, 0, z / 500, 3) - y / 2600);
  const albedo = mix(stone, [0.11, 0.14, 0.07], forest * 0.7);
  const sun = Math.max(0, dot(normal, KEY));
  return add(
    scale([albedo[0] * SUNLIGHT[0], albedo[1] * SUNLIGHT[1], albedo[2] * SUNLIGHT[2]], sun * 0.5),
    scale(albedo, lerp(0.3, 0.5, normal[1])),
  );
}
