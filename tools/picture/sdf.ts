/**
 * Solids as signed distance functions: how far a point is from the surface, negative inside
 * (Quilez, "Distance functions"). They take three numbers, not a vector: they run billions of times.
 */
import type { Vec3 } from "./vec";

export type Sdf = (x: number, y: number, z: number) => number;

const { abs, max, min, sqrt } = Math;

export const sphere =
  ([cx, cy, cz]: Vec3, r: number): Sdf =>
  (x, y, z) =>
    sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) - r;

export const ellipsoid =
  ([cx, cy, cz]: Vec3, [rx, ry, rz]: Vec3): Sdf =>
  (x, y, z) => {
    const qx = (x - cx) / rx;
    const qy = (y - cy) / ry;
    const qz = (z - cz) / rz;
    const k = sqrt(qx * qx + qy * qy + qz * qz);
    const slope = sqrt((qx / rx) ** 2 + (qy / ry) ** 2 + (qz / rz) ** 2);
    return slope < 1e-9 ? -min(rx, ry, rz) : (k * (k - 1)) / slope;
  };

export const roundBox =
  ([cx, cy, cz]: Vec3, [hx, hy, hz]: Vec3, r: number): Sdf =>
  (x, y, z) => {
    const qx = abs(x - cx) - hx + r;
    const qy = abs(y - cy) - hy + r;
    const qz = abs(z - cz) - hz + r;
    return sqrt(max(qx, 0) ** 2 + max(qy, 0) ** 2 + max(qz, 0) ** 2) + min(max(qx, qy, qz), 0) - r;
  };

/** A rod from a to b whose radius goes from ra to rb; exact enough while it tapers gently. */
export function limb(a: Vec3, b: Vec3, ra: number, rb: number): Sdf {
  const [ax, ay, az] = a;
  const [dx, dy, dz] = [b[0] - ax, b[1] - ay, b[2] - az];
  const inverse = 1 / (dx * dx + dy * dy + dz * dz);
  return (x, y, z) => {
    const px = x - ax;
    const py = y - ay;
    const pz = z - az;
    const t = max(0, min(1, (px * dx + py * dy + pz * dz) * inverse));
    return sqrt((px - dx * t) ** 2 + (py - dy * t) ** 2 + (pz - dz * t) ** 2) - ra - (rb - ra) * t;
  };
}

/** An elliptical hoop around the y axis. */
export const hoop =
  ([cx, cy, cz]: Vec3, rx: number, rz: number, thickness: number): Sdf =>
  (x, y, z) => {
    const outward = (sqrt(((x - cx) / rx) ** 2 + ((z - cz) / rz) ** 2) - 1) * min(rx, rz);
    return sqrt(outward * outward + (y - cy) ** 2) - thickness;
  };

/** An upright cylinder with rounded rims. */
export const drum =
  ([cx, cy, cz]: Vec3, radius: number, half: number, r: number): Sdf =>
  (x, y, z) => {
    const out = sqrt((x - cx) ** 2 + (z - cz) ** 2) - radius + r;
    const up = abs(y - cy) - half + r;
    return sqrt(max(out, 0) ** 2 + max(up, 0) ** 2) + min(max(out, up), 0) - r;
  };

/** The smaller of two distances, with a fillet of width k where they meet. */
export function smoothMin(a: number, b: number, k: number): number {
  const h = max(k - abs(a - b), 0);
  return min(a, b) - (h * h) / (4 * k);
}

export const smoothMax = (a: number, b: number, k: number): number => -smoothMin(-a, -b, k);

export const union =
  (...parts: Sdf[]): Sdf =>
  (x, y, z) => {
    let d = parts[0](x, y, z);
    for (let i = 1; i < parts.length; i++) d = min(d, parts[i](x, y, z));
    return d;
  };

export const blend =
  (k: number, ...parts: Sdf[]): Sdf =>
  (x, y, z) => {
    let d = parts[0](x, y, z);
    for (let i = 1; i < parts.length; i++) d = smoothMin(d, parts[i](x, y, z), k);
    return d;
  };

/** `body` without `tool`, the edge rounded by k. */
export const carve =
  (k: number, body: Sdf, tool: Sdf): Sdf =>
  (x, y, z) =>
    smoothMax(body(x, y, z), -tool(x, y, z), k);

/** The same on both sides of the plane x = 0. */
export const mirrored =
  (part: Sdf): Sdf =>
  (x, y, z) =>
    part(abs(x), y, z);

/** Far from the ball that holds `part`, the distance to that ball is answer enough. */
export const bounded =
  ([cx, cy, cz]: Vec3, radius: number, part: Sdf, margin = 0.4): Sdf =>
  (x, y, z) => {
    const d = sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) - radius;
    return d > margin ? d : part(x, y, z);
  };
