/** Gulls around the giant: their wings span a metre and a half. */
import { frame, placed } from "../frame";
import { random } from "../noise";
import { blend, bounded, ellipsoid, limb, mirrored, type Sdf, union } from "../sdf";
import type { Vec3 } from "../vec";

/** Bird frame: z forward, y up; `lift` is how high the wings are raised. */
const gull = (lift: number): Sdf =>
  mirrored(
    blend(
      0.06,
      ellipsoid([0, 0, 0], [0.1, 0.09, 0.36]),
      limb([0, 0.03, 0.05], [0.42, lift, 0.1], 0.06, 0.04),
      limb([0.42, lift, 0.1], [1.0, lift * 0.55, -0.16], 0.04, 0.015),
      limb([0, 0, -0.3], [0.05, 0, -0.46], 0.06, 0.03),
    ),
  );

/** Below the outstretched arm, over the sea, and high up by the boulder. */
const PLACES: readonly Vec3[] = [
  [8.5, 22, 66],
  [12.5, 24.5, 70],
  [6.5, 18.5, 62],
  [16.5, 19.5, 68],
  [19, 27.5, 78],
  [23.5, 24, 74],
  [-31.5, 34, 76],
  [-28, 29.5, 70],
  [4.5, 37.5, 74],
  [13, 13.5, 60],
];

const flying = PLACES.map((place, i) => {
  const heading: Vec3 = [random(i, 21) - 0.75, 0.1 * random(i, 22), -0.6 + random(i, 23)];
  const bank: Vec3 = [0.7 * (random(i, 24) - 0.5), 1, -0.35];
  return bounded(place, 1.5, placed(frame(place, bank, heading), gull(0.12 + 0.3 * random(i, 25)), 1.2), 0.3);
});

export const gulls: Sdf = union(
  bounded([14, 22, 69], 15, union(...flying.filter((_, i) => PLACES[i][0] > 5)), 3),
  bounded([-10, 33, 74], 24, union(...flying.filter((_, i) => PLACES[i][0] <= 5)), 3),
);
