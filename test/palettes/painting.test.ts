import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startTensorFlow, tf } from "../../src/base/tf";
import { dither } from "../../src/palettes/dither";
import { painting } from "../../src/palettes/painting";

before(startTensorFlow);

const blackAndWhite = [[0, 0, 0], [1, 1, 1]]; // biome-ignore format: one line
const numberAfter = (caption: string, name: string) =>
  Number(new RegExp(`${name} ([\\d.]+)`).exec(caption)?.[1]);

test("the caption has the name and the errors, worked out by hand: white for 0.9 is 20 dB", () => {
  const image = tf.fill([8, 8, 3], 0.9) as tf.Tensor3D;
  const { caption, source, aspect } = painting("White", image, blackAndWhite, tf.ones([64], "int32"));
  assert.match(caption, /^<b>White<\/b><br>PSNR 20\.0 dB, CIEDE2000 [\d.]+, from far away [\d.]+$/);
  assert.match(source, /^data:image\/png;base64,/);
  assert.equal(aspect, 1);
});

test("dithering is worse from near and better from far away", () => {
  const image = tf.fill([64, 64, 3], 0.45) as tf.Tensor3D;
  const plain = painting("", image, blackAndWhite, tf.zeros([64 * 64], "int32")).caption;
  const dithered = painting("", image, blackAndWhite, dither(image, blackAndWhite)).caption;
  assert.ok(numberAfter(dithered, "PSNR") < numberAfter(plain, "PSNR"));
  assert.ok(numberAfter(dithered, "from far away") < numberAfter(plain, "from far away") / 2);
});

test("instead of the view from far away, the error in Oklab: white and black are 1 apart", () => {
  const image = tf.ones([4, 4, 3]) as tf.Tensor3D;
  const { caption } = painting("", image, blackAndWhite, tf.zeros([16], "int32"), { also: "Oklab error" });
  assert.ok(Math.abs(numberAfter(caption, "Oklab error") - 1) < 1e-3, caption);
});
