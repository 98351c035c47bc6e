/** A map of empty space, filled in as rays pass: most of a ray's way needs no formula, only a look at its cell. */
import type { Sdf } from "./sdf";
import type { Vec3 } from "./vec";

/**
 * Never more than the distance `sdf` gives, and far cheaper away from surfaces. A cell remembers the distance at its
 * centre less half its diagonal, which holds anywhere in it; near surfaces, and outside the map, `sdf` itself answers.
 */
export function mapped(sdf: Sdf, low: Vec3, high: Vec3, cell: number): Sdf {
  const [lx, ly, lz] = low;
  const [nx, ny, nz] = high.map((h, axis) => Math.ceil((h - low[axis]) / cell));
  const known = new Float32Array(nx * ny * nz).fill(Number.NaN);
  const slack = (cell * Math.sqrt(3)) / 2;
  const measure = (i: number, j: number, k: number) =>
    sdf(lx + (i + 0.5) * cell, ly + (j + 0.5) * cell, lz + (k + 0.5) * cell) - slack;
  return (x, y, z) => {
    const i = Math.floor((x - lx) / cell);
    const j = Math.floor((y - ly) / cell);
    const k = Math.floor((z - lz) / cell);
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return sdf(x, y, z);
    const index = (i * ny + j) * nz + k;
    let free = known[index];
    if (Number.isNaN(free)) free = known[index] = measure(i, j, k);
    return free > cell * 0.3 ? free : sdf(x, y, z);
  };
}
