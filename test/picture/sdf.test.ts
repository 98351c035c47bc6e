import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bounded,
  ellipsoid,
  limb,
  mirrored,
  roundBox,
  smoothMin,
  sphere,
  union,
} from "../../tools/picture/sdf";

const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}`);

test("the distance to a sphere is negative inside and grows with every step away", () => {
  const ball = sphere([1, 0, 0], 2);
  near(ball(1, 0, 0), -2);
  near(ball(6, 0, 0), 3);
});

test("a box's distance counts from its nearest face or corner", () => {
  const box = roundBox([0, 0, 0], [1, 2, 3], 0);
  near(box(3, 0, 0), 2);
  near(box(4, 6, 3), 5);
});

test("a limb is as thick at each end as it was told", () => {
  const arm = limb([0, 0, 0], [0, 10, 0], 2, 1);
  near(arm(5, 0, 0), 3);
  near(arm(5, 10, 0), 4);
});

test("an ellipsoid's surface is where its radii say", () => {
  const egg = ellipsoid([0, 0, 0], [1, 2, 3]);
  near(egg(0, 2, 0), 0);
  near(egg(0, 0, -3), 0);
});

test("a smooth minimum never exceeds the minimum, and equals it far from the seam", () => {
  near(smoothMin(1, 5, 0.5), 1);
  near(smoothMin(1, 1, 0.4), 0.9);
});

test("a mirrored part stands on both sides", () => {
  const pair = mirrored(sphere([3, 0, 0], 1));
  near(pair(3, 0, 0), pair(-3, 0, 0));
});

test("a bounded part is exact near by and never overestimated far away", () => {
  const parts = union(sphere([0.5, 0, 0], 0.5), sphere([-0.5, 0, 0], 0.5));
  const fast = bounded([0, 0, 0], 1, parts, 0.4);
  near(fast(0, 0.6, 0), parts(0, 0.6, 0));
  assert.ok(fast(0, 8, 0) <= parts(0, 8, 0));
});
