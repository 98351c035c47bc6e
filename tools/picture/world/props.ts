/** What gives the giant his size: a temple, cypresses, and the Argo. */
import { placed } from "../frame";
import { noise } from "../noise";
import { blend, bounded, ellipsoid, hoop, limb, roundBox, type Sdf, smoothMax, union } from "../sdf";
import type { Vec3 } from "../vec";
import { ground } from "./land";
import { SHIP, TEMPLE } from "./stage";

const { abs, max, min, round } = Math;

/** A row of columns along x, from -half to half. */
const columns = (half: number, z: number): Sdf => {
  const column = limb([0, 0, 0], [0, 5.4, 0], 0.52, 0.4);
  const capital = roundBox([0, 5.55, 0], [0.65, 0.18, 0.65], 0.05);
  return (x, y, depth) => {
    const own = x - max(-half, min(half, round(x / 2.1) * 2.1));
    return min(column(own, y, depth - z), capital(own, y, depth - z));
  };
};

const roof: Sdf = (x, y, z) =>
  max(((y - 6.6) * 1 + abs(z) * 0.42 - 2.1) * 0.9, 6.6 - y, abs(x) - 8.3, abs(z) - 5);

const turned = (part: Sdf): Sdf => {
  return (x, y, z) => part(z, y, x);
};

const marble: Sdf = union(
  roundBox([0, -0.6, 0], [9, 1.2, 5.6], 0.1),
  roundBox([0, 0.1, 0], [8.4, 0.3, 5], 0.05),
  columns(7.35, 4.2),
  columns(7.35, -4.2),
  turned(columns(4.2, 7.35)),
  turned(columns(4.2, -7.35)),
  roundBox([0, 3, 0], [5.4, 3, 2.6], 0.05),
  roundBox([0, 6.2, 0], [8, 0.55, 4.8], 0.05),
  roof,
);

export const temple: Sdf = bounded(TEMPLE.origin, 12.5, placed(TEMPLE, marble), 2);

/** Where cypresses stand on the map, and how tall they are. */
const GROVE: readonly Vec3[] = [
  [-31, 5.6, 84],
  [-33.5, 6.6, 88],
  [-28.5, 5.0, 90],
  [-37, 6.2, 97],
  [-22, 4.4, 93],
  [-9.5, 4.6, 92],
  [-7, 3.6, 94],
  [-62, 8.0, 122],
  [-66, 9.2, 128],
  [-36, 7.4, 128],
  [-40, 8.4, 134],
  [-30, 6.6, 136],
  [-70, 8.5, 118],
];

const NEAR_TREES = 7;

function cypress([x, tall, z]: Vec3): Sdf {
  const y = ground(x, z);
  const flame = blend(
    0.5,
    ellipsoid([x, y + tall * 0.42, z], [tall * 0.12, tall * 0.45, tall * 0.12]),
    ellipsoid([x, y + tall * 0.6, z], [tall * 0.08, tall * 0.42, tall * 0.08]),
  );
  const foliage: Sdf = (px, py, pz) =>
    (flame(px, py, pz) - 0.16 * noise(px * 2.3, py * 1.1, pz * 2.3) - 0.08 * noise(px * 6, py * 4, pz * 6)) *
    0.7;
  return bounded(
    [x, y + tall / 2, z],
    tall * 0.6,
    union(foliage, limb([x, y - 1, z], [x, y + 1, z], 0.18, 0.15)),
    1,
  );
}

/** The grove in two clumps, so that a distant ray asks two balls instead of every tree. */
const clump = (centre: Vec3, radius: number, places: readonly Vec3[]): Sdf =>
  bounded(centre, radius, union(...places.map(cypress)), 5);

export const trees: Sdf = union(
  clump([-22, 10, 90], 20, GROVE.slice(0, NEAR_TREES)),
  clump([-50, 20, 127], 26, GROVE.slice(NEAR_TREES)),
);

/** Ship frame: x along the keel, y up from the water, z abeam. The sheer rises towards both ends. */
const hull: Sdf = (x, y, z) => {
  const sheer = y - 0.013 * x * x;
  const body = ellipsoid([0, 1.2, 0], [15, 2.6, 2.5])(x, sheer, z);
  return smoothMax(body, sheer - 1.7, 0.15) * 0.7;
};

const sternAndBow = union(
  limb([13, 2.6, 0], [15.2, 5.6, 0], 0.4, 0.28),
  limb([15.2, 5.6, 0], [14.2, 7.2, 0], 0.28, 0.16),
  limb([-13.2, 2.8, 0], [-14.6, 5.4, 0], 0.4, 0.22),
  limb([-12.6, 0.3, 0], [-16.6, 0.2, 0], 0.6, 0.14),
);

const oars: Sdf = (x, y, z) => {
  const own = x - max(-8, min(8, round(x / 1.6) * 1.6));
  return limb([0, 1.6, 2.2], [-0.8, -0.3, 7.2], 0.1, 0.16)(own, y, abs(z));
};

/** Stays from the masthead to both ends, and a brace from the yard. */
const rigging = union(
  limb([0, 14.3, 0], [12.8, 3.6, 0], 0.06, 0.06),
  limb([0, 14.3, 0], [-12.8, 3.6, 0], 0.06, 0.06),
  limb([0.3, 13.2, 6], [-8, 2.8, 1.5], 0.05, 0.05),
);

const gunwale: Sdf = (x, y, z) => hoop([0, 0, 0], 14, 2.5, 0.16)(x, y - 0.013 * x * x - 1.7, z);

export const timber: Sdf = bounded(
  SHIP.origin,
  22,
  placed(
    SHIP,
    union(
      hull,
      sternAndBow,
      oars,
      gunwale,
      rigging,
      limb([0, 1, 0], [0, 14.5, 0], 0.24, 0.16),
      limb([0.3, 13.2, -6], [0.3, 13.2, 6], 0.14, 0.14),
    ),
  ),
  4,
);

/** The sail, full of wind. */
const canvas: Sdf = (x, y, z) => {
  const belly = 1.7 * (1 - (z / 6) ** 2) * (1 - ((y - 8.2) / 5.4) ** 2);
  const sheet = abs(x - 0.4 + belly) - 0.05;
  return max(sheet, abs(z) - 5.4 + 0.05 * (y - 8), abs(y - 8.6) - 4.4) * 0.6;
};

export const sail: Sdf = bounded(SHIP.origin, 18, placed(SHIP, canvas), 4);
