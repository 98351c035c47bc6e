/** Everything solid, with what it is made of. */
import { placed } from "../frame";
import { mapped } from "../grid";
import { bounded, type Sdf, union } from "../sdf";
import type { TalosMaterial } from "../talos/figure";
import * as figure from "../talos/figure";
import { normalize, type Vec3 } from "../vec";
import { boulder } from "./boulder";
import { gulls } from "./gulls";
import { land } from "./land";
import { sail, temple, timber, trees } from "./props";
import { HEAD, TALOS } from "./stage";

export type Material = TalosMaterial | "boulder" | "land" | "marble" | "leaves" | "timber" | "sail" | "gull";

const ofTalos = (part: Sdf): Sdf => placed(TALOS, part, HEAD);

const OTHERS: [Material, Sdf][] = [
  ["land", land],
  ["marble", temple],
  ["leaves", trees],
  ["timber", timber],
  ["sail", sail],
  ["gull", gulls],
];

const PARTS: [Material, Sdf][] = [
  ...figure.parts.map(([material, sdf]): [Material, Sdf] => [material, ofTalos(sdf)]),
  ["boulder", ofTalos(boulder)],
  ...OTHERS,
];

const talos = bounded([-11, 27, 71.5], 23, ofTalos(union(figure.talos, boulder)), 4);

/** Distance to the nearest solid thing. */
export const exact: Sdf = union(talos, ...OTHERS.map(([, sdf]) => sdf));

/** The same or less, for rays in flight. */
export const solid: Sdf = mapped(
  union(mapped(talos, [-24, 6, 60], [6, 48, 82], 0.35), ...OTHERS.map(([, sdf]) => sdf)),
  [-100, -4, 14],
  [40, 56, 190],
  1.1,
);

export function materialAt([x, y, z]: Vec3): Material {
  let nearest = PARTS[0];
  let distance = Number.POSITIVE_INFINITY;
  for (const part of PARTS) {
    const d = part[1](x, y, z);
    if (d < distance) [nearest, distance] = [part, d];
  }
  return nearest[0];
}

/** The outward normal, from differences over `e` metres (four points of a tetrahedron). */
export function normalAt([x, y, z]: Vec3, e: number): Vec3 {
  const a = exact(x + e, y - e, z - e);
  const b = exact(x - e, y - e, z + e);
  const c = exact(x - e, y + e, z - e);
  const d = exact(x + e, y + e, z + e);
  return normalize([a - b - c + d, -a - b + c + d, -a + b - c + d]);
}
