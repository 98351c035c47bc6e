import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Random } from "../../src/base/random";
import { startTensorFlow, tf } from "../../src/base/tf";
import { medianCut } from "../../src/palettes/median-cut";
import { near } from "../support/backends";

before(startTensorFlow);

test("a cut goes across the longest side, where half of the pixels are on each side", () => {
  const colours = [[0.1, 0.5, 0], [0.9, 0.5, 0], [0.2, 0.6, 0], [0.8, 0.4, 0]]; // biome-ignore format: one line
  near(medianCut(colours, 2).dataSync(), [0.15, 0.55, 0, 0.85, 0.45, 0]);
});

test("weights move the cut and the means", () => {
  const colours = [[0, 0, 0], [0.5, 0, 0], [0.6, 0, 0], [1, 0, 0]]; // biome-ignore format: one line
  near(medianCut(colours, 2, { weights: tf.tensor1d([6, 1, 2, 1]) }).dataSync(), [0, 0, 0, 2.7 / 4, 0, 0]);
});

test("each colour of the palette stands for as many of the pixels as any other", () => {
  const crowded = [0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.5, 1].map((red) => [red, 0, 0]);
  const means = medianCut(crowded, 4).arraySync().map(([red]) => red).sort(); // biome-ignore format: one line
  near(means, [0.005, 0.025, 0.045, 0.75]); // pairs of neighbours, however far apart they are
});

test("where there are no more than K distinct colours, the palette is these colours", () => {
  const colours = [[0, 0, 0], [1, 1, 1], [0, 0, 0], [0, 1, 0]]; // biome-ignore format: one line
  const palette = medianCut(colours, 4).arraySync();
  assert.deepEqual(palette.map(String).sort(), ["0,0,0", "0,1,0", "1,1,1"]);
});

test("the palette has K colours and lies within those of the picture", () => {
  const points = new Random(2).table(500, 3).map(([r, g, b]) => [0.2 + r / 2, g / 3, b]);
  const palette = medianCut(points, 10);
  assert.deepEqual(palette.shape, [10, 3]);
  const [low, high] = [palette.min(0).arraySync() as number[], palette.max(0).arraySync() as number[]];
  assert.ok(low[0] >= 0.2 && high[0] <= 0.7 && high[1] <= 1 / 3);
});

test("one colour is the mean of all", () => {
  near(medianCut([[0, 0, 0], [1, 0.5, 0]], 1).dataSync(), [0.5, 0.25, 0]); // biome-ignore format: one line
});
