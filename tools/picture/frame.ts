/** Where things stand: a frame is an origin and three axes at right angles; limbs are modelled in their own. */
import type { Sdf } from "./sdf";
import { add, along, cross, dot, length, normalize, scale, sub, type Vec3 } from "./vec";

export interface Frame {
  readonly origin: Vec3;
  readonly x: Vec3;
  readonly y: Vec3;
  readonly z: Vec3;
}

/** A frame whose y axis is `up` and whose z axis comes as near to `front` as it can. */
export function frame(origin: Vec3, up: Vec3, front: Vec3): Frame {
  const y = normalize(up);
  const z = normalize(along(front, y, -dot(front, y)));
  return { origin, x: cross(y, z), y, z };
}

/** The frame of a bone: from its upper joint, y towards the lower joint. */
export const bone = (from: Vec3, to: Vec3, front: Vec3): Frame => frame(from, sub(to, from), front);

export const toWorld = (f: Frame, [x, y, z]: Vec3): Vec3 =>
  add(f.origin, add(scale(f.x, x), add(scale(f.y, y), scale(f.z, z))));

/** A part modelled in the frame's own coordinates, `size` times as large. */
export function placed(f: Frame, part: Sdf, size = 1): Sdf {
  const [ox, oy, oz] = f.origin;
  const [xx, xy, xz] = scale(f.x, 1 / size);
  const [yx, yy, yz] = scale(f.y, 1 / size);
  const [zx, zy, zz] = scale(f.z, 1 / size);
  return (wx, wy, wz) => {
    const x = wx - ox;
    const y = wy - oy;
    const z = wz - oz;
    return part(xx * x + xy * y + xz * z, yx * x + yy * y + yz * z, zx * x + zy * y + zz * z) * size;
  };
}

/** The middle joint of two bones of given lengths between a and c, bent towards `pole` (law of cosines). */
export function middleJoint(a: Vec3, c: Vec3, upper: number, lower: number, pole: Vec3): Vec3 {
  const span = Math.min(length(sub(c, a)), (upper + lower) * 0.999);
  const axis = normalize(sub(c, a));
  const reach = (upper * upper - lower * lower + span * span) / (2 * span);
  const side = normalize(along(pole, axis, -dot(pole, axis)));
  return add(a, add(scale(axis, reach), scale(side, Math.sqrt(Math.max(0, upper * upper - reach * reach)))));
}

/** The inverse of standing in a frame at a size: where a world point is in the frame's own coordinates. */
export function toLocal(f: Frame, p: Vec3, size = 1): Vec3 {
  const d = scale(sub(p, f.origin), 1 / size);
  return [dot(d, f.x), dot(d, f.y), dot(d, f.z)];
}
