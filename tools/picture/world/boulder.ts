/** The rock in Talos's hand: a ball with flat faces broken off it. In his own coordinates. */
import { fbm, random } from "../noise";
import { type Sdf, smoothMax, sphere } from "../sdf";
import { BOULDER } from "../talos/pose";
import { normalize, type Vec3 } from "../vec";

const FACES: readonly Vec3[] = Array.from({ length: 14 }, (_, i) =>
  normalize([random(i, 11) - 0.5, random(i, 12) - 0.38, random(i, 13) - 0.5]),
);

const ball = sphere(BOULDER.centre, BOULDER.radius);

export const boulder: Sdf = (x, y, z) => {
  let d = ball(x, y, z);
  if (d > 0.4) return d - 0.1;
  const [cx, cy, cz] = BOULDER.centre;
  for (let i = 0; i < FACES.length; i++) {
    const [nx, ny, nz] = FACES[i];
    const flat =
      (x - cx) * nx + (y - cy) * ny + (z - cz) * nz - BOULDER.radius * (0.84 + 0.1 * random(i, 14));
    d = smoothMax(d, flat, 0.08);
  }
  return (d - 0.11 * fbm(x * 3.2, y * 3.2, z * 3.2, 4)) * 0.8;
};
