/** The colour a ray brings back: the nearest of solid things, sea, mountains and sky, seen through the air. */
import { along, mix, normalize, type Vec3 } from "../vec";
import { hitSolid, lightReaching } from "../world/march";
import { hitMountains, mountainNormal } from "../world/mountains";
import { materialAt, normalAt } from "../world/scene";
import { KEY } from "../world/stage";
import { throughAir } from "./air";
import { bronze } from "./bronze";
import { cloudySky } from "./clouds";
import { lightAt } from "./lamp";
import { matter, mountainside } from "./matter";
import { surroundings } from "./sky";
import { withSplash } from "./splash";
import { hitSea, water } from "./water";

const FAR = 600;

/** Water further off than this has sunk into the haze. */
const HORIZON = 6000;

/** Nothing of the scene stands nearer than this, in metres. */
const NEAR = 12;

function solidColour(point: Vec3, view: Vec3, t: number): Vec3 {
  const material = materialAt(point);
  const normal = normalAt(point, Math.max(0.012, t * 0.00045));
  const light = lightAt(along(point, normal, 0.03 + t * 0.0003), normal, material === "land" ? 5 : 2.4);
  if (material === "body") return bronze(point, normal, view, light, 0);
  if (material === "armour") return bronze(point, normal, view, light, 1);
  return matter(material, point, normal, view, light);
}

/** What the water mirrors: solid things roughly, else the sky. */
function mirrored(from: Vec3, direction: Vec3): Vec3 {
  const t = hitSolid(from, direction, 0.3, 90, 0.004);
  if (t > 90) return surroundings(direction);
  const point = along(from, direction, t);
  const normal = normalAt(point, 0.08);
  const light = { sun: lightReaching(along(point, normal, 0.1), KEY, 20, 30), open: 0.7 };
  const material = materialAt(point);
  const metal = material === "body" || material === "armour";
  const seen = metal
    ? bronze(point, normal, direction, light, 0.5)
    : matter(material, point, normal, direction, light);
  return mix(seen, surroundings(direction), 0.35);
}

/** What lies behind everything solid: the far shore, or the sky. */
function backdrop(from: Vec3, towards: Vec3, grain: number): Vec3 {
  const far = hitMountains(from, towards);
  if (far === Number.POSITIVE_INFINITY) {
    return cloudySky(normalize([towards[0], Math.max(towards[1], 0.001), towards[2]]), grain);
  }
  const point = along(from, towards, far);
  return throughAir(mountainside(point, mountainNormal(point[0], point[2])), towards, far * 0.8);
}

function seaColour(from: Vec3, towards: Vec3, t: number): Vec3 {
  const lit = t < 300 ? lightReaching(along(from, towards, t), KEY, 12, 70) : 1;
  return throughAir(water(from, towards, t, mirrored, lit), towards, t);
}

export function colourOf(from: Vec3, towards: Vec3, grain: number): Vec3 {
  const sea = hitSea(from, towards);
  const solid = hitSolid(from, towards, NEAR, Math.min(FAR, sea), 0.00035);
  if (solid < sea) {
    const colour = solidColour(along(from, towards, solid), towards, solid);
    return withSplash(throughAir(colour, towards, solid), from, towards, solid);
  }
  const colour = sea < HORIZON ? seaColour(from, towards, sea) : backdrop(from, towards, grain);
  return withSplash(colour, from, towards, sea);
}
