import assert from "node:assert/strict";
import { tf } from "../../src/base/tf";
import { cluster2image, meanColours } from "../../src/picture/palette";
import { near, onBothBackends } from "../support/backends";

onBothBackends("each colour of the palette is the mean of its pixels; unused ones are black", () => {
  const pixels = [[1, 0, 0], [0, 0, 1], [0, 1, 0.5]]; // biome-ignore format: one line
  near(
    meanColours(pixels, tf.tensor1d([0, 2, 0], "int32"), 3).dataSync(),
    [0.5, 0.5, 0.25, 0, 0, 0, 0, 0, 1],
  );
});

onBothBackends("each pixel of the image has the colour of its label, row by row", () => {
  const palette = [[1, 0, 0], [0, 0, 1]]; // biome-ignore format: one line
  const image = cluster2image(tf.tensor1d([0, 1, 1, 0, 0, 1], "int32"), palette, [2, 3, 3]);
  assert.deepEqual(image.shape, [2, 3, 3]);
  near(image.slice([1, 1], [1, 2]).dataSync(), [1, 0, 0, 0, 0, 1]);
});
