/** The pteruges: two layers of bronze strips that hang from the belt and drape over the thighs. */

import { type Frame, placed } from "../frame";
import { blend, limb, type Sdf, smoothMax } from "../sdf";
import { norm } from "../vec";
import { backLeg, leadLeg, pelvis } from "./pose";

const STRIPS = 26;
const AROUND = (2 * Math.PI) / STRIPS;

/** What the strips lie on, in figure space: the hips and both thighs, a little wider than they are. */
const underneath: Sdf = blend(
  0.3,
  placed(pelvis, (x, y, z) => limb([0, 0.3, 0], [0, -0.9, 0], 0.52, 0.7)(x * 0.86, y, z)),
  placed(leadLeg.thigh, limb([0, 0.1, 0], [0, 1.2, 0], 0.5, 0.46)),
  placed(backLeg.thigh, limb([0, 0.1, 0], [0, 1.2, 0], 0.5, 0.46)),
);

/** Distance to the strips of one layer, in the pelvis frame; `d` is the distance to what they lie on. */
function layer(d: number, x: number, y: number, z: number, lift: number, hem: number, shift: number): number {
  const turn = Math.atan2(x, z) / AROUND + shift;
  const across = (turn - Math.round(turn)) * AROUND * norm(x, z);
  const halfWidth = AROUND * norm(x, z) * 0.46;
  const edge = Math.abs(across) - halfWidth;
  const rim = 0.018 * (1 - Math.min(1, Math.abs(edge + 0.035) / 0.03));
  const boss = 0.03 * Math.max(0, 1 - (across * across + (y + hem - 0.13) ** 2) / 0.003);
  const sheet = Math.abs(d - lift) - 0.022 - Math.max(rim, 0) - boss;
  const end = Math.max(-(y + hem) + (across * across) / 0.12, y - 0.34);
  return smoothMax(smoothMax(sheet, edge, 0.02), end, 0.02);
}

function strips(f: Frame, sheet: (d: number, x: number, y: number, z: number) => number): Sdf {
  const at = (axis: readonly number[], x: number, y: number, z: number) =>
    axis[0] * x + axis[1] * y + axis[2] * z;
  return (wx, wy, wz) => {
    const x = wx - f.origin[0];
    const y = wy - f.origin[1];
    const z = wz - f.origin[2];
    return sheet(underneath(wx, wy, wz), at(f.x, x, y, z), at(f.y, x, y, z), at(f.z, x, y, z)) * 0.8;
  };
}

export const skirt: Sdf = strips(pelvis, (d, x, y, z) =>
  Math.min(layer(d, x, y, z, 0.03, 1.02, 0), layer(d, x, y, z, 0.1, 0.55, 0.5)),
);
