/** The headland, its cliffs and the rocks in the surf. */
import { toWorld } from "../frame";
import { noise, ridged } from "../noise";
import { bounded, ellipsoid, type Sdf, smoothMax, smoothMin } from "../sdf";
import { backLeg, leadLeg, SOLE } from "../talos/pose";
import { clamp, norm, smoothstep, type Vec3 } from "../vec";
import { HEAD, TALOS } from "./stage";

/** Plateaus with cliffs around them: centre and radii on the map, height of the top. */
const PLATEAUS = [
  { x: -24, z: 87, rx: 27, rz: 27, top: 9 },
  { x: -92, z: 152, rx: 82, rz: 58, top: 17.5 },
  { x: -47, z: 62, rx: 19, rz: 22, top: 5 },
];

/** Boulders and stacks: centre and radii. The first carries the raised foot. */
const ROCKS = (
  [
    [
      [-6, 6.5, 72],
      [5.2, 5.6, 5],
    ],
    [
      [2.5, 1, 66],
      [5, 4.5, 4],
    ],
    [
      [9, -0.6, 71],
      [4.2, 2.9, 3],
    ],
    [
      [-9, 0, 55],
      [5, 3.6, 4],
    ],
    [
      [-21, 0, 47],
      [6.5, 3.8, 5],
    ],
    [
      [-13, -1.2, 38],
      [4.6, 2.9, 3.4],
    ],
    [
      [17.5, -1.3, 63],
      [3, 1.6, 2.4],
    ],
    [
      [15, -1, 92],
      [5, 5, 5],
    ],
  ] as [Vec3, Vec3][]
).map(([centre, radii]) => bounded(centre, Math.max(...radii), ellipsoid(centre, radii), 3));

/** Where the feet stand, nothing may poke through them. */
const FOOTHOLDS = [backLeg, leadLeg].map(({ foot }) => {
  const [x, y, z] = toWorld(foot, [0, -SOLE, 0.3]);
  return { x: TALOS.origin[0] + x * HEAD, y: TALOS.origin[1] + y * HEAD, z: TALOS.origin[2] + z * HEAD };
});

const FOOT_ROOM = 2.6;

function plateau(x: number, y: number, z: number, p: (typeof PLATEAUS)[number]): number {
  const q = norm((x - p.x) / p.rx, (z - p.z) / p.rz);
  const outside = (q - 1) * Math.min(p.rx, p.rz) + y * 0.3;
  return smoothMax(outside * 0.95, y - p.top, 3);
}

/** The land without its roughness. */
function shape(x: number, y: number, z: number): number {
  let d = 1e9;
  for (const p of PLATEAUS) d = smoothMin(d, plateau(x, y, z, p), 4);
  for (const rock of ROCKS) d = smoothMin(d, rock(x, y, z), 2);
  return d;
}

/** 1 where a foot stands, 0 away from it. */
function footing(x: number, z: number): number {
  let near = 0;
  for (const f of FOOTHOLDS) near = Math.max(near, 1 - ((x - f.x) ** 2 + (z - f.z) ** 2) / FOOT_ROOM ** 2);
  return clamp(near * 1.6);
}

/** Buttresses and gullies, metres deep; `flat` is 1 on top of the plateau, where time has worn them down. */
function folds(x: number, y: number, z: number, warp: number, flat: number): number {
  const buttress = 1 - Math.abs(noise(x * 0.095 + warp * 0.4, y * 0.018, z * 0.095)) * 2;
  const lumps = noise(x * 0.16, y * 0.1, z * 0.16);
  return (2.3 * buttress + 1.6 * lumps - 1.4) * (1 - 0.88 * flat);
}

/** Beds, cracks and grit; never more than DETAIL either way. */
function detail(x: number, y: number, z: number, warp: number, flat: number): number {
  const bed = y * 0.42 + 1.5 * warp + x * 0.06 + 0.35 * noise(x * 0.25, y * 0.25, z * 0.25);
  const ledge =
    smoothstep(0.12, 0.3, Math.abs(bed - Math.round(bed))) * (0.5 + 0.5 * noise(x * 0.3, y * 0.5, z * 0.3));
  const edges = 1.5 - Math.abs(noise(x * 0.3 + warp, y * 0.2, z * 0.3)) * 1.8;
  const chips = 0.5 - Math.abs(noise(x * 0.85, y * 0.6 + x * 0.2, z * 0.85)) * 1.1;
  const grit = 0.26 * ridged(x * 1.7, y * 2.3, z * 1.7, 3);
  return (edges + 0.9 * chips + 1.0 * ledge + grit - 1.7) * (1 - 0.6 * flat);
}

const DETAIL = 1;

/** No land reaches higher; and a bound for rays in flight, the full roughness only near the surface. */
const SUMMIT = 21;

export const land: Sdf = (x, y, z) => {
  if (y > SUMMIT + 3) return y - SUMMIT;
  const d = shape(x, y, z);
  if (d > 5) return d - 3.2;
  const flat = y < 3.5 ? 0 : clamp((y - 3.5) / 2) * clamp(-shape(x, y - 3, z) / 1.5);
  const worn = 1 - footing(x, z);
  const warp = noise(x * 0.07, y * 0.07, z * 0.07);
  const coarse = d - folds(x, y, z, warp, flat) * worn;
  if (coarse > DETAIL * 1.6) return (coarse - DETAIL) * 0.7;
  const fine = coarse - detail(x, y, z, warp, flat) * worn;
  return (worn === 1 ? fine : smoothMax(fine, footCut(x, y, z), 0.2)) * 0.62;
};

/** Everything above the sole is cut away where a foot stands. */
function footCut(x: number, y: number, z: number): number {
  let cut = -1e9;
  for (const f of FOOTHOLDS) cut = Math.max(cut, Math.min(y - f.y, FOOT_ROOM - norm(x - f.x, z - f.z)));
  return cut;
}

/** How far out from the shore a point of the sea is, without detail: stands for the depth of the water. */
export const offshore = (x: number, z: number): number => shape(x, 0, z);

/** The height of the ground at a place on the map. */
export function ground(x: number, z: number): number {
  let y = 40;
  for (let i = 0; i < 80 && y > 0; i++) y -= Math.max(land(x, y, z) * 0.9, 0.01);
  return y;
}
