import assert from "node:assert/strict";
import { before, test } from "node:test";
import { countColours } from "../src/colour-table";
import { Random } from "../src/random";
import { startTensorFlow, tf } from "../src/tf";
import { near } from "./support/backends";

before(startTensorFlow);

test("each colour is there once, with the number of its pixels", () => {
  const image = tf.tensor3d([[[9, 8, 7], [0, 0, 255]], [[9, 8, 7], [9, 8, 7]]], undefined, "int32"); // biome-ignore format: one line
  const { colours, counts, numbers, shape } = countColours(image);
  near(colours.dataSync(), [9 / 255, 8 / 255, 7 / 255, 0, 0, 1]);
  assert.deepEqual([...counts.dataSync()], [3, 1]);
  assert.deepEqual([...numbers], [0, 1, 0, 0]);
  assert.deepEqual(shape, [2, 2, 3]);
});

test("the picture can be put together again", () => {
  const random = new Random(0);
  const values = Int32Array.from({ length: 3 * 40 * 30 }, () => random.integer(3) * 100);
  const { colours, counts, numbers } = countColours(tf.tensor3d(values, [40, 30, 3], "int32"));
  const again = colours.gather(tf.tensor1d(Int32Array.from(numbers), "int32")).mul(255).round(); // biome-ignore format: one line
  assert.deepEqual([...again.dataSync()], [...values]);
  assert.equal(counts.sum().dataSync()[0], 1200);
});
