/** The Corinthian helmet with its crest. Head frame: x sideways, y up, z to the face. */
import { blend, ellipsoid, hoop, limb, mirrored, roundBox, type Sdf, smoothMax, union } from "../sdf";
import { norm, smoothstep } from "../vec";

const skull = blend(
  0.14,
  ellipsoid([0, 0.2, -0.04], [0.42, 0.46, 0.53]),
  ellipsoid([0, -0.05, 0.02], [0.39, 0.4, 0.47]),
  limb([0, -0.14, 0.34], [0, -0.6, 0.38], 0.16, 0.09),
);

/** The lower edge, from the nape (z < 0) to the points of the cheek guards, with a notch under the ear. */
const edge = (z: number): number =>
  -0.6 - 0.12 * smoothstep(0.0, 0.38, z) + 0.13 * Math.exp(-(((z + 0.08) / 0.1) ** 2));

/** Cheeks and nape: a sleeve that flares at the back, its edge rolled. */
const sleeve: Sdf = (x, y, z) => {
  const flare = 1 + 0.22 * smoothstep(-0.25, -0.75, y) * smoothstep(0.15, -0.3, z);
  const out = (norm(x / (0.39 * flare), (z - 0.01) / (0.47 * flare)) - 1) * 0.39;
  const border = 0.024 * smoothstep(0.06, 0.035, Math.abs(y - edge(z) - 0.03));
  return smoothMax(smoothMax(out - border, y - 0.2, 0.05), edge(z) - y, 0.03) * 0.8;
};

/** The almond eye and the gap between the cheek guards: together with the other side's, a T. */
const opening = blend(
  0.04,
  ellipsoid([0.21, -0.01, 0.5], [0.16, 0.08, 0.34]),
  roundBox([0.0, -0.5, 0.5], [0.06, 0.36, 0.3], 0.03),
  roundBox([0.09, -0.1, 0.5], [0.05, 0.035, 0.2], 0.03),
);

/** The bowl with its opening cut out and a raised border left around it. */
const bowl = blend(0.08, skull, sleeve);
const face: Sdf = (x, y, z) => {
  const cut = z > 0 ? opening(x, y, z) : 1;
  return smoothMax(bowl(x, y, z) - 0.02 * smoothstep(0.085, 0.055, cut), -cut, 0.025);
};

const noseGuard = limb([0, 0.16, 0.49], [0, -0.26, 0.56], 0.075, 0.06);

const brow = union(
  limb([0.05, 0.13, 0.52], [0.24, 0.15, 0.44], 0.04, 0.034),
  limb([0.24, 0.15, 0.44], [0.42, 0.0, 0.2], 0.034, 0.02),
);

/** A thin line around the skull. */
const trim = hoop([0, 0.3, -0.04], 0.41, 0.52, 0.022);

export const helmet = mirrored(union(blend(0.03, face, noseGuard, brow), trim));

/** What fills the helmet: seen only through the slits. */
export const darkness = union(
  ellipsoid([0, -0.02, 0.0], [0.3, 0.4, 0.38]),
  limb([0, -0.2, 0.1], [0, -0.5, 0.2], 0.2, 0.12),
);

export const eyes = mirrored(ellipsoid([0.17, 0.0, 0.36], [0.08, 0.042, 0.05]));

/** Distance in the plane of the crest (z, y) to its outline: a fan from the brow over the skull to the nape. */
function fan(y: number, z: number, inner: number, outer: number): number {
  const dy = y - 0.1;
  const dz = z + 0.06;
  const r = norm(dy, dz);
  const angle = Math.atan2(dz, dy);
  const ends = Math.max(angle - 0.95, -2.35 - angle) * r;
  return smoothMax(Math.max(r - outer - 0.12 * Math.max(0, -angle - 0.6), inner - r), ends, 0.1);
}

/** Horsehair: strands run outwards from the skull. */
export const crest: Sdf = (x, y, z) => {
  const angle = Math.atan2(z + 0.06, y - 0.1);
  const strands = 0.012 * Math.sin(angle * 90) + 0.008 * Math.sin(angle * 211 + x * 40);
  const flat = fan(y, z, 0.6, 0.98 + strands);
  return smoothMax(flat, Math.abs(x) - 0.095 - strands, 0.08) * 0.75;
};

export const crestHolder: Sdf = (x, y, z) => smoothMax(fan(y, z, 0.42, 0.6), Math.abs(x) - 0.06, 0.03);
