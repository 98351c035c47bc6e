import assert from "node:assert/strict";
import { test } from "node:test";
import { fbm, hash, noise, random, ridged } from "../../tools/picture/noise";

test("the hash is MurmurHash3's finaliser", () => {
  assert.deepEqual([hash(0), hash(1)], [0, 0x514e28b7]);
});

test("series of different seeds differ, and each lies evenly between 0 and 1", () => {
  const series = Array.from({ length: 10_000 }, (_, i) => random(i, 5));
  assert.notEqual(random(0, 5), random(0, 6));
  assert.ok(series.every((r) => r >= 0 && r < 1));
  assert.ok(Math.abs(series.reduce((sum, r) => sum + r, 0) / series.length - 0.5) < 0.01);
});

test("noise is zero on the lattice, smooth between, and about as often above zero as below", () => {
  assert.equal(Math.abs(noise(3, -7, 12)), 0);
  assert.ok(Math.abs(noise(0.5, 0.5, 0.5) - noise(0.5001, 0.5, 0.5)) < 0.001);
  const values = Array.from({ length: 10_000 }, (_, i) => noise(i * 0.37, i * 0.11, i * 0.23));
  const above = values.filter((v) => v > 0).length / values.length;
  assert.ok(above > 0.45 && above < 0.55, `${above}`);
  assert.ok(values.every((v) => Math.abs(v) < 1.6));
});

test("more octaves add detail without moving the whole", () => {
  assert.ok(Math.abs(fbm(0.3, 0.4, 0.5, 6) - fbm(0.3, 0.4, 0.5, 3)) < 0.2);
  assert.ok(ridged(0.3, 0.4, 0.5, 4) > 0 && ridged(0.3, 0.4, 0.5, 4) < 1);
});
