/** Relief too fine to march through: it only turns the normal. */
import { along, normalize, type Vec3 } from "../vec";

/** The normal at p after the height field `bump` is laid on the surface; `e` is its finest scale. */
export function roughened(
  p: Vec3,
  normal: Vec3,
  bump: (x: number, y: number, z: number) => number,
  e: number,
): Vec3 {
  const [x, y, z] = p;
  const here = bump(x, y, z);
  const slope: Vec3 = [bump(x + e, y, z) - here, bump(x, y + e, z) - here, bump(x, y, z + e) - here];
  return normalize(along(normal, slope, -1 / e));
}
