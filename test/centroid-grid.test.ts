import assert from "node:assert/strict";
import { test } from "node:test";
import { labelColours, makeGrid } from "../src/centroid-grid";
import { Random } from "../src/random";
import { nearestInFloat64 } from "./support/colours";

function agree(colours: number[], centroids: number[]): void {
  const values = Float32Array.from(colours);
  const found = new Int32Array(colours.length / 3);
  labelColours(values, makeGrid(Float64Array.from(centroids)), found);
  assert.deepEqual(found, nearestInFloat64(values, centroids));
}

for (const K of [1, 2, 16, 256]) {
  test(`the nearest of ${K} centroids is that of a plain search`, () => {
    agree(new Random(1).table(20_000, 3).flat(), new Random(2).table(K, 3).flat());
  });
}

test("also for colours on the borders of boxes and outside of 0 to 1", () => {
  const edges = [-2, -0.04, -0.001, 0, 0.5 / 255, 7.5 / 255, 8 / 255, 0.5, 1, 1.001, 1.05, 3];
  const colours = edges.flatMap((r) => edges.flatMap((g) => edges.flatMap((b) => [r, g, b])));
  agree(colours, new Random(3).table(40, 3).flat());
});

test("of two equally near centroids the first wins, of equal ones too", () => {
  const grid = makeGrid(Float64Array.of(0.75, 0.5, 0.5, 0.25, 0.5, 0.5, 0.25, 0.5, 0.5));
  const labels = new Int32Array(2);
  labelColours(Float32Array.of(0.5, 0.5, 0.5, 0.3, 0.5, 0.5), grid, labels);
  assert.deepEqual([...labels], [0, 1]);
});
