import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startTensorFlow, tf } from "../../src/base/tf";
import { dither } from "../../src/palettes/dither";

before(startTensorFlow);

const blackAndWhite = [[0, 0, 0], [1, 1, 1]]; // biome-ignore format: one line
const grey = (value: number, rows: number, columns: number) =>
  tf.fill([rows, columns, 3], value) as tf.Tensor3D;

test("a picture that has only the palette's colours stays as it is", () => {
  const image = tf.tensor3d([[[1, 1, 1], [0, 0, 0]], [[0, 0, 0], [0, 0, 0]]]); // biome-ignore format: one line
  assert.deepEqual([...dither(image, blackAndWhite).dataSync()], [1, 0, 0, 0]);
});

test("errors go 7/16 to the right, and 3, 5 and 1/16 to the row below: worked out by hand", () => {
  // 0.4 -> black, error 0.4: right 0.4 + 0.175 = 0.575 -> white, error -0.425;
  // below left 0.4 + 0.4 x 5/16 - 0.425 x 3/16 = 0.4453 -> black; below right 0.4 + 0.025 - 0.1328 + 0.1948 = 0.487 -> black
  assert.deepEqual([...dither(grey(0.4, 2, 2), blackAndWhite).dataSync()], [0, 1, 0, 0]);
});

test("an even grey in black and white is as bright on average as before", () => {
  for (const value of [0.1, 0.25, 0.5, 0.8]) {
    const mean = dither(grey(value, 64, 64), blackAndWhite)
      .mean()
      .dataSync()[0];
    assert.ok(Math.abs(mean - value) < 0.02, `${value} became ${mean}`);
  }
});

test("the picture that is dithered is not changed", () => {
  const image = grey(0.4, 4, 4);
  dither(image, blackAndWhite);
  assert.ok(image.dataSync().every((value) => value === Math.fround(0.4)));
});
