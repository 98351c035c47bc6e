import assert from "node:assert/strict";
import { test } from "node:test";
import { mapped } from "../../tools/picture/grid";
import { random } from "../../tools/picture/noise";
import { sphere } from "../../tools/picture/sdf";

const ball = sphere([0, 0, 0], 1);
const quick = mapped(ball, [-4, -4, -4], [4, 4, 4], 0.5);
const anywhere = (i: number, size: number) => [31, 32, 33].map((seed) => (random(i, seed) - 0.5) * size);

test("the map never says farther than it is, within its bounds and beyond", () => {
  for (let i = 0; i < 5000; i++) {
    const [x, y, z] = anywhere(i, 10);
    assert.ok(quick(x, y, z) <= ball(x, y, z) + 1e-6, `at ${x}, ${y}, ${z}`);
  }
});

test("near the surface the map is exact", () => {
  assert.equal(quick(0.99, 0.02, 0.03), ball(0.99, 0.02, 0.03));
});

test("away from the surface it answers from memory", () => {
  let asked = 0;
  const counted = mapped((x, y, z) => ball(x, y, z) + 0 * asked++, [-4, -4, -4], [4, 4, 4], 0.5);
  counted(3.1, 3.1, 3.1);
  counted(3.2, 3.3, 3.4);
  assert.equal(asked, 1);
});
