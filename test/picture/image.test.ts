import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Jimp } from "jimp";
import { Random } from "../../src/base/random";
import { startTensorFlow, tf } from "../../src/base/tf";
import { encodeImage, loadImage } from "../../src/picture/image";
import { ownFolder } from "../support/folder";

before(startTensorFlow);

test("an image with few colours becomes a small PNG file with exactly its colours", async () => {
  const palette = tf.tensor2d(new Random(0).table(16, 3));
  const labels = tf.tensor1d(
    Array.from({ length: 21 * 10 }, (_, i) => (i * 7) % 16),
    "int32",
  );
  const image = tf.gather(palette, labels).reshape([10, 21, 3]) as tf.Tensor3D;
  const { mime, bytes, width, height } = await encodeImage(image);
  assert.deepEqual([mime, width, height], ["image/png", 21, 10]);
  const decoded = (await Jimp.fromBuffer(bytes)).bitmap.data;
  const expected = image.mul(255).round().dataSync();
  for (let i = 0; i < 210; i++) {
    assert.deepEqual([...decoded.subarray(4 * i, 4 * i + 3)], [...expected.subarray(3 * i, 3 * i + 3)]);
  }
});

test("an image with many colours becomes a JPEG file that looks like it", async () => {
  const ramp = Float32Array.from({ length: 32 * 32 * 3 }, (_, i) => ((i / 3) | 0) / 1024 / (1 + (i % 3)));
  const image = tf.tensor3d(ramp, [32, 32, 3]);
  const before = tf.memory().numTensors;
  const { mime, bytes } = await encodeImage(image);
  assert.equal(mime, "image/jpeg");
  assert.equal(tf.memory().numTensors, before);
  const file = join(ownFolder(), "a ramp.jpg");
  writeFileSync(file, bytes);
  const difference = (await loadImage(file))
    .div(255)
    .sub(tf.tensor3d(ramp, [32, 32, 3]))
    .abs()
    .mean();
  assert.ok(difference.dataSync()[0] < 0.01);
});

test("a picture that was read from a JPEG file is shown as that very file, but not what was made of it", async () => {
  const noise = tf.tensor3d(new Random(0).table(32, 32 * 3).flat(), [32, 32, 3]);
  const { bytes } = await encodeImage(noise);
  const file = join(ownFolder(), "noise.jpg");
  writeFileSync(file, bytes);
  const image = await loadImage(file);
  const standardised: tf.Tensor3D = image.div(255);
  for (const same of [image, standardised]) assert.deepEqual((await encodeImage(same)).bytes, bytes);
  for (const other of [image.reverse(1), standardised.mul(0.9)] as tf.Tensor3D[]) {
    assert.notDeepEqual((await encodeImage(other)).bytes, bytes);
  }
});

test("a file is read again when it has become another", async () => {
  const file = join(ownFolder(), "picture");
  const shapes: number[][] = [];
  for (const name of ["grey.jpg", "grey.jpg", "rotated.jpg"]) {
    copyFileSync(join("test/fixtures", name), file);
    const image = await loadImage(file);
    shapes.push(image.shape);
    image.dataSync().fill(0); // what is done to a tensor's numbers stays with the tensor
  }
  assert.deepEqual(shapes, [
    [8, 16, 3],
    [8, 16, 3],
    [64, 32, 3],
  ]);
  assert.notEqual((await loadImage(file)).sum().dataSync()[0], 0);
});

test("only [rows, columns, 3] is an image", async () => {
  await assert.rejects(encodeImage(tf.zeros([4, 4]) as never), /shape \[rows, columns, 3\], not \[4,4\]/);
});
