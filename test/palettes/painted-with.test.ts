import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Jimp } from "jimp";
import { startTensorFlow, tf } from "../../src/base/tf";
import { countColours } from "../../src/colours/table";
import { indexedSource, toBytes } from "../../src/palettes/bytes";
import { paintedWith } from "../../src/palettes/painted-with";
import { near } from "../support/backends";

before(startTensorFlow);

const picture = () => countColours(tf.tensor3d([[[0, 0, 0], [255, 255, 255]], [[255, 255, 255], [204, 204, 204]]], undefined, "int32")); // biome-ignore format: one line
const small = () => tf.tensor3d([[[0.1, 0.1, 0.1], [0.9, 0.9, 0.9]]]); // biome-ignore format: one line

test("the palette is sorted by how much of the picture each colour covers", () => {
  const { palette, shares } = paintedWith([[0, 0, 0], [1, 1, 1]], picture(), small()); // biome-ignore format: one line
  assert.deepEqual(palette, [[255, 255, 255], [0, 0, 0]]); // biome-ignore format: one line
  assert.deepEqual(shares, [0.75, 0.25]);
});

test("quality counts all pixels: three are exact, one is off by 0.2, worked out by hand", () => {
  const { psnr } = paintedWith([[0, 0, 0], [1, 1, 1]], picture(), small()); // biome-ignore format: one line
  near([psnr], [-10 * Math.log10(0.04 / 4)], 1e-5);
});

test("a palette with all colours makes no error", () => {
  const all = [[0, 0, 0], [1, 1, 1], [0.8, 0.8, 0.8]]; // biome-ignore format: one line
  const { psnr, difference } = paintedWith(all, picture(), small());
  assert.ok(psnr > 120);
  assert.ok(difference < 1e-3);
});

test("the small copy has the nearest colours, read back by another decoder", async () => {
  const { source } = paintedWith([[0, 0, 0], [1, 1, 1]], picture(), small()); // biome-ignore format: one line
  assert.deepEqual(await decoded(source), [0, 0, 0, 255, 255, 255, 255, 255]);
});

test("labels and palette become a picture, read back by another decoder", async () => {
  const source = indexedSource(tf.tensor1d([1, 0], "int32"), [[1, 2, 3], [4, 5, 6]], [2, 1]); // biome-ignore format: one line
  assert.deepEqual(await decoded(source), [4, 5, 6, 255, 1, 2, 3, 255]);
});

test("palettes are rounded and kept within 0-255", () => {
  assert.deepEqual(toBytes([[-0.1, 0.5, 1.1]]), [[0, 128, 255]]);
});

async function decoded(source: string): Promise<number[]> {
  return [...(await Jimp.read(Buffer.from(source.split(",")[1], "base64"))).bitmap.data];
}
