/** Old bronze: warm metal where hands and weather polish it, brown elsewhere, verdigris where water sits and runs. */
import { toLocal } from "../frame";
import { fbm, noise, ridged } from "../noise";
import {
  add,
  along,
  clamp,
  dot,
  lerp,
  mix,
  mul,
  normalize,
  reflect,
  scale,
  smoothstep,
  type Vec3,
} from "../vec";
import { hitSolid } from "../world/march";
import { HEAD, KEY, TALOS } from "../world/stage";
import { type Lighting, lambert, SUNLIGHT } from "./lamp";
import { roughened } from "./relief";
import { surroundings } from "./sky";

const METAL: Vec3 = [0.76, 0.44, 0.18];
const BROWN: Vec3 = [0.17, 0.085, 0.045];
const GREEN: Vec3 = [0.13, 0.4, 0.34];
const PALE_GREEN: Vec3 = [0.36, 0.62, 0.5];

interface Coat {
  readonly metal: Vec3;
  readonly patina: Vec3;
  /** Share of the surface that verdigris covers. */
  readonly green: number;
  readonly roughness: number;
}

/** How the metal has aged at a place; `open` is low in crevices. */
function coatAt(p: Vec3, normal: Vec3, open: number, polish: number): Coat {
  const [x, y, z] = p;
  const blotches = fbm(x * 1.3, y * 1.1, z * 1.3, 5);
  const streaks = fbm(x * 6, y * 0.5, z * 6, 4);
  const specks = fbm(x * 14, y * 14, z * 14, 3);
  const wet = smoothstep(0.86, 0.45, open) * 0.55 + 0.16 * Math.max(0, normal[1]);
  const green = smoothstep(
    0.12,
    0.42,
    blotches * 0.7 + streaks * 0.75 + specks * 0.3 + wet + 0.14 - polish * 0.1,
  );
  const worn = clamp(0.42 + blotches * 0.9 + streaks * 0.35 + specks * 0.35 + polish * 0.22);
  return {
    metal: mix(BROWN, METAL, smoothstep(0, 1, worn)),
    patina: mix(GREEN, PALE_GREEN, clamp(0.4 + specks + streaks * 0.6)),
    green: green * 0.85,
    roughness: lerp(0.26, 0.5, clamp(0.5 + specks * 1.2 - polish * 0.25)),
  };
}

/** Casting pores, hammer marks and dents; shallower than the eye can tell from the outline. */
const dents = (x: number, y: number, z: number): number =>
  0.0072 * noise(x * 7, y * 7, z * 7) +
  0.0025 * noise(x * 23, y * 23, z * 23) -
  0.0036 * ridged(x * 3, y * 3, z * 3, 3);

/** The sun's highlight on rough metal (GGX, with Schlick's Fresnel). */
function highlight(normal: Vec3, view: Vec3, roughness: number): number {
  const half = normalize(add(KEY, scale(view, -1)));
  const a = roughness * roughness;
  const nh = Math.max(0, dot(normal, half));
  const spread = nh * nh * (a * a - 1) + 1;
  return ((a * a) / (Math.PI * spread * spread)) * Math.max(0, dot(normal, KEY));
}

/** What the metal mirrors, dimmed where its own body is in the way. */
function mirrored(point: Vec3, normal: Vec3, view: Vec3, open: number): Vec3 {
  const towards = reflect(view, normal);
  const seen = surroundings(towards);
  const blocked = hitSolid(along(point, normal, 0.15), towards, 0.1, 14, 0.02) < 14;
  const own: Vec3 = [0.2, 0.12, 0.06];
  return scale(blocked ? mix(seen, own, 0.8) : seen, 0.35 + 0.65 * open);
}

/** Colour of bronze at a world point; `polish` 0 for the cast body, 1 for the armour. */
export function bronze(point: Vec3, smooth: Vec3, view: Vec3, light: Lighting, polish: number): Vec3 {
  const p = toLocal(TALOS, point, HEAD);
  const normal = roughened(p, smooth, dents, 0.01);
  const coat = coatAt(p, smooth, light.open, polish);
  const fresnel = (1 - clamp(-dot(view, normal))) ** 5;
  const tint = mix(coat.metal, [1, 0.9, 0.75], fresnel * 0.7);
  const glint = scale(SUNLIGHT, light.sun * highlight(normal, view, coat.roughness));
  const shine = mul(tint, add(mirrored(point, normal, view, light.open), glint));
  const metal = add(scale(shine, 0.72), scale(lambert(coat.metal, normal, light), 0.42));
  const verdigris = add(lambert(coat.patina, normal, light), scale(shine, 0.08));
  return mix(metal, verdigris, coat.green);
}
