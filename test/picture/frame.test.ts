import assert from "node:assert/strict";
import { test } from "node:test";
import { frame, middleJoint, placed, toLocal, toWorld } from "../../tools/picture/frame";
import { sphere } from "../../tools/picture/sdf";
import { dot, length, sub, type Vec3 } from "../../tools/picture/vec";

const tilted = frame([1, 2, 3], [1, 2, 0.5], [0, 0.3, 1]);

test("a frame's axes are of length 1 and at right angles", () => {
  const { x, y, z } = tilted;
  for (const axis of [x, y, z]) assert.ok(Math.abs(length(axis) - 1) < 1e-12);
  for (const [a, b] of [
    [x, y],
    [y, z],
    [z, x],
  ])
    assert.ok(Math.abs(dot(a, b)) < 1e-12);
});

test("going into a frame and back returns to the same point", () => {
  const point: Vec3 = [4, -1, 7];
  assert.ok(length(sub(toWorld(tilted, toLocal(tilted, point)), point)) < 1e-12);
});

test("a part placed at twice the size is twice as far from its surface", () => {
  const ball = placed(tilted, sphere([0, 0, 0], 1), 2);
  assert.ok(Math.abs(ball(1, 2, 3 + 5) - 3) < 1e-12);
});

test("an elbow keeps both bones at their lengths and bends towards its pole", () => {
  const [a, c]: Vec3[] = [
    [0, 0, 0],
    [3, 0, 0],
  ];
  const elbow = middleJoint(a, c, 2, 2.5, [0, -1, 0]);
  assert.ok(Math.abs(length(sub(elbow, a)) - 2) < 1e-12);
  assert.ok(Math.abs(length(sub(c, elbow)) - 2.5) < 1e-12);
  assert.ok(elbow[1] < 0);
});
