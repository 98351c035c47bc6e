import { tf } from "../../src/base/tf";
import { verifyCluster2image } from "../../src/check/answers/cluster2image";
import { answersTo } from "./outcomes";

type Shape = [number, number, number];
type Answer = (labels: tf.Tensor1D, palette: tf.Tensor2D, shape: Shape) => unknown;
const colours = (labels: tf.Tensor1D, palette: tf.Tensor2D) => tf.gather(palette, labels.toInt());

answersTo<Answer>("cluster2image", verifyCluster2image, {
  right: {
    "gather and reshape": (labels, palette, shape) => colours(labels, palette).reshape(shape),
    "oneHot and matMul": (labels, palette, shape) =>
      tf.matMul(tf.oneHot(labels, palette.shape[0]).toFloat() as tf.Tensor2D, palette).reshape(shape),
    "a mask for each cluster, as in the original": (labels, palette, [rows, columns, channels]) => {
      let pixels = tf.zeros([rows * columns, channels]);
      for (let k = 0; k < palette.shape[0]; k++) {
        const mask = labels.equal(k).expandDims(1).toFloat();
        pixels = pixels.add(mask.mul(palette.slice([k, 0], [1, -1])));
      }
      return pixels.reshape([rows, columns, channels]);
    },
    "loops, with lists as the result": (labels, palette, [rows, columns]) => {
      const numbers = labels.arraySync();
      const table = palette.arraySync();
      return Array.from({ length: rows }, (_, y) =>
        Array.from({ length: columns }, (_, x) => table[numbers[y * columns + x]]),
      );
    },
  },
  wrong: {
    "a forgotten reshape": [(labels, palette) => colours(labels, palette), /`reshape\(shape\)`/],
    "height and width swapped": [
      (labels, palette, [rows, columns, D]) => colours(labels, palette).reshape([columns, rows, D]),
      /Height and width are swapped/,
    ],
    "column by column": [
      (labels, palette, [rows, columns, D]) =>
        colours(labels, palette).reshape([columns, rows, D]).transpose([1, 0, 2]),
      /column by column/,
    ],
    "channels swapped": [
      (labels, palette, shape) => colours(labels, palette).reverse(1).reshape(shape),
      /Red and blue are swapped/,
    ],
    "values up to 255": [
      (labels, palette, shape) => colours(labels, palette).mul(255).reshape(shape),
      /from 0 to 255/,
    ],
    "whole numbers up to 255": [
      (labels, palette, shape) => colours(labels, palette).mul(255).toInt().reshape(shape),
      /from 0 to 255/,
    ],
    "labels that are no whole numbers": [
      (labels, palette, shape) => tf.gather(palette, labels.toFloat() as never).reshape(shape),
      /whole numbers: `labels\.toInt\(\)`/,
    ],
    "whole numbers": [(labels, palette, shape) => colours(labels, palette).toInt().reshape(shape), /float32/],
    "labels off by one": [
      (labels, palette, shape) =>
        colours(labels.add(1).mod(palette.shape[0]) as tf.Tensor1D, palette).reshape(shape),
      /count from 0/,
    ],
    "the labels themselves": [
      (labels, _, [rows, columns]) => labels.reshape([rows, columns]),
      /look up their colours/,
    ],
    "the last pixel left out": [
      (labels, palette, shape) => {
        const table = palette.arraySync();
        const image = tf.buffer([labels.size, 3]);
        for (let i = 0; i < labels.size - 1; i++) {
          for (let c = 0; c < 3; c++) image.set(table[labels.arraySync()[i]][c], i, c);
        }
        return image.toTensor().reshape(shape);
      },
      /last pixel is left out/,
    ],
    "one channel for all three": [
      (labels, palette, shape) => {
        const red = colours(labels, palette).slice([0, 0], [-1, 1]);
        return tf.concat([red, red, red], 1).reshape(shape);
      },
      /All channels show red/,
    ],
    "a shape that doesn't fit": [
      (labels, palette) => colours(labels, palette).reshape([1537, 1920, 3]),
      /`reshape` keeps the number of values/,
    ],
    "an enormous table": [
      (labels, palette, shape) => tf.fill([2951040, 2951040], 0).add(colours(labels, palette)).reshape(shape),
      /refused/,
    ],
  },
});
