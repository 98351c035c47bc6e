/** The muscle cuirass, the belt and the hips. Chest frame: x sideways, y up, z to the front. */
import { blend, drum, ellipsoid, hoop, limb, mirrored, roundBox, type Sdf, union } from "../sdf";
import { norm, smoothstep } from "../vec";

const muscles = blend(
  0.16,
  ellipsoid([0, -0.05, -0.04], [0.8, 1.0, 0.55]),
  limb([0, 0.6, -0.06], [0.82, 0.55, -0.06], 0.38, 0.3),
  limb([0.1, 1.02, -0.14], [0.8, 0.68, -0.1], 0.24, 0.17),
  ellipsoid([0.62, -0.12, -0.12], [0.36, 0.75, 0.4]),
  ellipsoid([0, -0.95, -0.02], [0.62, 0.62, 0.43]),
  ellipsoid([0.44, -0.92, 0.08], [0.2, 0.42, 0.3]),
);

const breast = blend(
  0.07,
  muscles,
  roundBox([0.4, 0.33, 0.34], [0.41, 0.29, 0.2], 0.19),
  ellipsoid([0.62, 0.42, 0.2], [0.34, 0.3, 0.26]),
  ellipsoid([0.17, -0.34, 0.43], [0.17, 0.15, 0.12]),
  ellipsoid([0.17, -0.62, 0.43], [0.16, 0.145, 0.11]),
  ellipsoid([0.155, -0.92, 0.385], [0.15, 0.17, 0.1]),
  ellipsoid([0.5, -0.38, 0.24], [0.12, 0.26, 0.14]),
);

/** How deep the engraving goes: the seam at the flank, where front and back plates are riveted, and the midline. */
function engraved(x: number, y: number, z: number): number {
  const middle = smoothstep(0.03, 0.0, x) * smoothstep(0.95, 0.8, Math.abs(y + 0.3)) * (z > 0 ? 1 : 0);
  const flank = smoothstep(0.022, 0.008, Math.abs(z + 0.1)) * smoothstep(1.0, 0.95, Math.abs(y + 0.3));
  return 0.012 * middle + 0.022 * flank;
}

/** The sun of sixteen rays on the breast, in low relief. */
function sunRelief(x: number, y: number, z: number): number {
  if (z < 0) return 0;
  const r = norm(x, y - 0.42);
  const ray = Math.abs((((Math.atan2(x, y - 0.42) / Math.PI) * 8 + 0.5) % 1) - 0.5) * 2;
  const disc = smoothstep(0.1, 0.085, r);
  const rays = smoothstep(0.0, 0.25, ray - (r - 0.12) / 0.2) * smoothstep(0.105, 0.12, r);
  return 0.03 * Math.max(disc, rays);
}

/** Rivets along the flank seam, one every 0.16, on both plates. */
const flankRivets: Sdf = (x, y, z) => {
  const row = y - Math.round(y / 0.16) * 0.16;
  const seam = Math.abs(z + 0.1) - 0.085;
  const beyond = Math.max(Math.abs(y + 0.3) - 0.8, 0);
  return Math.sqrt(row * row + seam * seam + beyond * beyond + Math.min(x, 0) ** 2) - 0.032;
};

const plate: Sdf = (x, y, z) => {
  const d = breast(x, y, z);
  return d > 0.1 ? d : (d + engraved(x, y, z) - sunRelief(x, y, z)) * 0.9;
};

const onPlate = (detail: Sdf): Sdf => {
  return (x, y, z) => Math.max(detail(x, y, z), breast(x, y, z) - 0.028);
};

export const cuirass = mirrored(
  union(
    plate,
    onPlate(flankRivets),
    hoop([0, 1.0, -0.1], 0.34, 0.32, 0.06),
    hoop([0, -1.3, -0.02], 0.66, 0.48, 0.055),
    hoop([0, -1.2, -0.02], 0.63, 0.45, 0.03),
  ),
);

export const neck = blend(
  0.1,
  limb([0, 0.8, -0.1], [0.1, 1.65, 0.02], 0.31, 0.27),
  limb([0.2, 1.5, -0.1], [0.08, 0.95, 0.18], 0.1, 0.09),
);

/** Pelvis frame: the hips, and the belt with its round clasp. */
export const hips = ellipsoid([0, 0, 0], [0.66, 0.5, 0.5]);

export const belt = union(
  hoop([0, 0.36, 0], 0.62, 0.5, 0.075),
  hoop([0, 0.24, 0], 0.65, 0.53, 0.03),
  hoop([0, 0.48, 0], 0.61, 0.49, 0.03),
  (x, y, z) => drum([0, 0.52, 0], 0.14, 0.05, 0.03)(x, z, y - 0.36),
);
