/** Arms and legs, each in its bone's frame: y from the upper joint downwards, z to the front, x sideways. */

import { blend, drum, ellipsoid, hoop, limb, type Sdf, sphere, union } from "../sdf";
import { norm } from "../vec";
import { FOREARM, SHIN, THIGH, UPPER_ARM } from "./pose";

/** Rivets around the y axis at height `at`: one modelled, the rest by symmetry. */
function rivets(at: number, radius: number, count: number, size: number): Sdf {
  const step = (2 * Math.PI) / count;
  return (x, y, z) => {
    const turn = Math.atan2(x, z);
    const a = turn - Math.round(turn / step) * step;
    const r = norm(x, z);
    return norm(r * Math.sin(a), y - at, r * Math.cos(a) - radius) - size;
  };
}

const thighMuscles = blend(
  0.12,
  limb([0, 0, 0], [0, THIGH, 0], 0.5, 0.3),
  limb([0.17, 0.35, 0.18], [0.15, THIGH - 0.36, 0.16], 0.29, 0.19),
  limb([-0.18, 0.4, 0.18], [-0.16, THIGH - 0.26, 0.15], 0.27, 0.2),
  limb([0, 0.3, 0.26], [0, THIGH - 0.42, 0.24], 0.24, 0.15),
  limb([0, 0.3, -0.16], [0.03, THIGH - 0.3, -0.14], 0.34, 0.2),
);

/** Where two cast pieces meet: a groove around the limb at each height. */
const jointed =
  (part: Sdf, ...heights: number[]): Sdf =>
  (x, y, z) => {
    const d = part(x, y, z);
    if (d > 0.1) return d;
    let groove = 0;
    for (const at of heights) groove = Math.max(groove, 1 - Math.abs(y - at) / 0.02);
    return d + 0.022 * groove;
  };

export const thigh = jointed(thighMuscles, 1.18, 1.62);

export const knee = blend(0.08, ellipsoid([0, 0.02, 0.14], [0.2, 0.23, 0.19]), sphere([0, 0, 0], 0.26));

const calf = blend(
  0.1,
  limb([0, 0.05, 0.02], [0, SHIN, 0], 0.3, 0.19),
  ellipsoid([0.14, 0.58, -0.15], [0.24, 0.52, 0.26]),
  ellipsoid([-0.15, 0.52, -0.15], [0.24, 0.5, 0.27]),
);

/** The greave: the calf in sheet bronze, a ridge down the shin, rolled rims, a boss on the knee. */
export const greave = union(
  blend(0.06, (x, y, z) => calf(x, y, z) - 0.025, limb([0, 0.1, 0.2], [0, SHIN - 0.3, 0.12], 0.07, 0.05)),
  hoop([0, SHIN - 0.18, 0], 0.235, 0.235, 0.045),
  hoop([0, SHIN - 0.29, 0], 0.24, 0.24, 0.024),
  hoop([0, 0.3, -0.02], 0.36, 0.36, 0.035),
  rivets(0.44, 0.37, 12, 0.032),
  rivets(SHIN - 0.4, 0.25, 9, 0.028),
  drum([0, 0, 0], 0.12, 0.02, 0.01),
);

/** A glowing line that winds down the near side of the greave, thinner upwards, to the nail at the ankle. */
export const vein: Sdf = (x, y, z) => {
  const winding = 0.06 * Math.sin(y * 7) + 0.03 * Math.sin(y * 17 + 1) - 0.02;
  const line = Math.max(Math.abs(z - winding) - 0.003 - 0.013 * (y - 0.7), 0.7 - y, y - SHIN + 0.05, x);
  const nail = norm(x + 0.2, y - SHIN + 0.05, z - 0.02) - 0.06;
  return Math.min(Math.max(calf(x, y, z) - 0.042, line) * 0.8, nail);
};

/** Ankle frame: y up, z towards the toes; the sole is 0.4 below. */
export const foot = blend(
  0.07,
  limb([0, -0.02, -0.02], [0, -0.2, 0.06], 0.19, 0.2),
  sphere([0, -0.24, -0.14], 0.17),
  limb([0.02, -0.14, 0.1], [0.04, -0.29, 0.62], 0.19, 0.12),
  limb([-0.1, -0.28, 0.2], [-0.12, -0.31, 0.6], 0.11, 0.09),
  limb([0.13, -0.32, 0.62], [0.13, -0.33, 0.86], 0.09, 0.075),
  limb([0.02, -0.32, 0.66], [0.02, -0.34, 0.84], 0.065, 0.055),
  limb([-0.07, -0.33, 0.62], [-0.075, -0.345, 0.78], 0.06, 0.05),
  limb([-0.15, -0.33, 0.56], [-0.165, -0.35, 0.7], 0.055, 0.045),
);

/** The shoulder guard: four overlapping lames, each a step further out. */
const pauldron: Sdf = (x, y, z) => {
  const lame = y / 0.17 - Math.floor(y / 0.17);
  const step = 0.035 * (1 - lame);
  const shell = ellipsoid([0, 0.08, 0], [0.52, 0.66, 0.52])(x, y, z) - step;
  return Math.max(shell, -y - 0.42, y - 0.6) * 0.8;
};

export const shoulder = union(pauldron, rivets(0.5, 0.43, 12, 0.03));

const armMuscles = blend(
  0.09,
  limb([0, 0, 0], [0, UPPER_ARM, 0], 0.38, 0.23),
  ellipsoid([0.02, 0.86, 0.16], [0.25, 0.46, 0.24]),
  ellipsoid([0.05, 0.8, -0.17], [0.25, 0.52, 0.22]),
);

export const upperArm = jointed(armMuscles, 0.72, 1.2);

/** The elbow's hinge shows: a disc with a bolt on either side. */
export const elbow: Sdf = union(
  sphere([0, 0, 0], 0.25),
  (x, y, z) => drum([0, 0, 0], 0.18, 0.28, 0.03)(y, x, z),
  (x, y, z) => drum([0, 0, 0], 0.07, 0.32, 0.02)(y, x, z),
);

export const forearm = blend(
  0.09,
  limb([0, 0, 0], [0, FOREARM, 0], 0.24, 0.16),
  ellipsoid([0.1, 0.38, 0.02], [0.22, 0.46, 0.24]),
  ellipsoid([-0.1, 0.42, 0.02], [0.2, 0.46, 0.22]),
);

export const bracer = union(
  limb([0, 0.5, 0], [0, 1.18, 0], 0.32, 0.21),
  hoop([0, 0.5, 0], 0.32, 0.32, 0.04),
  hoop([0, 0.84, 0], 0.265, 0.265, 0.025),
  hoop([0, 1.18, 0], 0.21, 0.21, 0.04),
  rivets(0.63, 0.305, 10, 0.028),
  rivets(1.06, 0.235, 9, 0.025),
);
