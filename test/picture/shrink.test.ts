import assert from "node:assert/strict";
import { tf } from "../../src/base/tf";
import { shrink } from "../../src/picture/shrink";
import { near, onBothBackends } from "../support/backends";

onBothBackends("each pixel is the mean of its block, standardised", () => {
  const image = tf.tensor3d([0, 255, 51, 51].flatMap((v) => [v, v, v]), [2, 2, 3], "int32"); // biome-ignore format: one line
  const small = shrink(image, 1);
  assert.deepEqual(small.shape, [1, 1, 3]);
  near(small.dataSync(), [0.35, 0.35, 0.35]);
});

onBothBackends("the copy is as wide as asked for, with the picture's proportions", () => {
  for (const [rows, columns, expected] of [
    [1537, 1920, [384, 480]],
    [500, 700, [343, 480]],
    [3, 5000, [1, 480]],
    [900, 479, [900, 479]],
  ] as const) {
    const [height, width] = shrink(tf.zeros([rows, columns, 3]) as tf.Tensor3D, 480).shape;
    assert.deepEqual([height, width], expected);
  }
});

onBothBackends("an even colour stays the same", () => {
  const small = shrink(tf.fill([90, 130, 3], 0.25) as tf.Tensor3D, 48);
  assert.ok(small.dataSync().every((value) => Math.abs(value - 0.25) < 1e-6));
});
