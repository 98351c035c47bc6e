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

onBothBackends("labels that don't fill the shape are counted", () => {
  const labels = tf.zeros([5], "int32");
  assert.throws(() => cluster2image(labels, [[0, 0, 0]], [2, 3, 3]), /5 labels, but shape \[2,3,3\] has 6/);
});

onBothBackends("what doesn't fit together is named", () => {
  const labels = tf.tensor1d([0, 1], "int32");
  const palette = [[0, 0, 0], [1, 1, 1]]; // biome-ignore format: one line
  assert.throws(
    () => cluster2image(labels, [[0, 0, 0]], [1, 2, 3]),
    /labels\[1\] is 1, which is no label: with K = 1/,
  );
  assert.throws(
    () => cluster2image(labels, [[0], [1]], [1, 2, 3]),
    /shape must be \[rows, columns, 1\] with this palette, not \[1,2,3\]/,
  );
  assert.throws(
    () => cluster2image(labels, palette, [1, 2]),
    /shape must be \[rows, columns, 3\] with this palette, not \[1,2\]/,
  );
  assert.throws(() => meanColours(palette, labels, 1), /labels\[1\] is 1, which is no label: with K = 1/);
});
