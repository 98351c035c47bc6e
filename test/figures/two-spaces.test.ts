import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startTensorFlow } from "../../src/base/tf";
import { twoSpaces } from "../../src/figures/two-spaces";
import { rgbToOklab } from "../../src/measures/oklab";

before(startTensorFlow);

test("the same colours stand in two scenes, in Oklab with grey in the middle and lightness upwards", () => {
  const colours = [[1, 0, 0], [0, 0, 1], [1, 1, 1]]; // biome-ignore format: one line
  const { data, layout } = twoSpaces("T", colours, rgbToOklab(colours));
  assert.deepEqual(data[0].marker?.color, data[1].marker?.color);
  const [low, high] = (layout as { scene2: { xaxis: { range: number[] } } }).scene2.xaxis.range;
  assert.equal(low, -high);
  assert.ok(high > 0.31 && high < 0.35); // blue's b is -0.31153
  assert.ok(((data[1].z as number[])[2] ?? 0) > 0.999);
});
