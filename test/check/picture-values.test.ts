// The exercises whose answers are values of the picture: load, standardise, keep, palette.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../src/base/random";
import { tf } from "../../src/base/tf";
import { verifyKeep } from "../../src/check/answers/keep";
import { verifyLoad } from "../../src/check/answers/load";
import { verifyPalette } from "../../src/check/answers/palette";
import { verifyStandardise } from "../../src/check/answers/standardise";
import { judge } from "../../src/check/judging/finding";
import { assignLabels, updateCentroids } from "../../src/kmeans/steps";
import { answersTo } from "./outcomes";

const [ROWS, COLUMNS] = [300, 200];

/** A picture that is different from each of its reflections, with 0 and 255 in it. */
function picture(): tf.Tensor3D {
  const random = new Random(0);
  const values = Array.from({ length: ROWS * COLUMNS }, (_, i) => {
    const [y, x] = [Math.floor(i / COLUMNS), i % COLUMNS];
    return [(255 * y) / (ROWS - 1), (200 * x) / COLUMNS, 100 * random.uniform()].map(Math.floor);
  });
  return tf.tensor3d(values.flat(), [ROWS, COLUMNS, 3], "int32");
}

/** What a student's cell leaves in the variable, given the picture of the file. */
type FromFile = (file: tf.Tensor3D) => unknown;

answersTo<FromFile>("load", (answer) => verifyLoad(answer(picture()), picture()), {
  right: {
    "the picture of the file": (file) => file,
    "already standardised": (file) => file.div(255),
  },
  wrong: {
    "await forgotten": [async (file) => file, /put `await` before the call/],
    "rows and columns swapped": [(file) => file.transpose([1, 0, 2]), /Rows and columns are swapped/],
    "already a list of pixels": [(file) => file.reshape([-1, 3]), /a later cell turns it into a list/],
    "a channel for transparency": [
      (file) =>
        file.pad(
          [
            [0, 0],
            [0, 0],
            [0, 1],
          ],
          255,
        ),
      /how transparent/,
    ],
    "red and blue swapped": [(file) => file.reverse(2), /Red and blue are swapped/],
    "upside down": [(file) => file.reverse(0), /upside down/],
    "another picture": [(file) => file.mul(0).add(7), /right file/],
    "the name of the file": [() => "data/talos.jpg", /of type string/],
    nothing: [() => undefined, /image is undefined/],
  },
});

answersTo<FromFile>("standardise", (answer) => verifyStandardise(answer(picture()), picture()), {
  right: {
    "divided by 255": (file) => file.div(255),
    "multiplied by 1 / 255": (file) => file.toFloat().mul(1 / 255),
    "divided by the largest value, which is 255": (file) => file.toFloat().div(file.max()),
  },
  wrong: {
    "left as it is": [(file) => file, /from 0 to 255.*\n[\s\S]*Divide by 255/],
    "the result not stored": [
      (file) => {
        file.div(255);
        return file;
      },
      /store the result/,
    ],
    "only turned into float32": [(file) => file.toFloat(), /Divide by 255/],
    "divided by 256": [(file) => file.div(256), /255, not 256/],
    "divided without fractions": [
      (file) => file.floorDiv(tf.scalar(255, "int32")),
      /rounded to whole numbers/,
    ],
    "divided by the largest value, which is a whole number, too": [
      (file) => file.div(file.max()),
      /rounded to whole numbers/,
    ],
    "divided by 255 twice": [(file) => file.div(255).div(255), /divided by 255 twice/],
    "divided by 100": [(file) => file.div(100), /above 1/],
    "from -1 to 1": [(file) => file.div(127.5).sub(1), /Nothing needs to be subtracted/],
    "mean 0 and standard deviation 1": [
      (file) => file.sub(file.mean()).div(tf.moments(file).variance.sqrt()),
      /Nothing needs to be subtracted/,
    ],
    "a root taken as well": [(file) => file.div(255).sqrt(), /aren't the picture's values/],
  },
});

const N = 100_000;
const draws = () => {
  const random = new Random(1);
  return tf.tensor1d(Float32Array.from({ length: N }, () => random.uniform()));
};

answersTo<() => unknown>("keep", (answer) => verifyKeep(answer(), tf.zeros([N, 3])), {
  right: {
    "random numbers below 0.001": () => draws().less(0.001),
    "the lesson's own": () => tf.randomUniform([N], 0, 1, "float32", 0).less(0.001),
    "a list of booleans, made a tensor": () =>
      tf.tensor1d(
        Array.from(draws().dataSync(), (v) => v > 0.999),
        "bool",
      ),
    "the numbers that round up to 1": () => draws().sub(0.499).round().toBool().logicalNot().logicalNot(),
  },
  wrong: {
    "the wrong way round": [() => draws().less(0.999), /wrong way round/],
    "10 %": [() => draws().less(0.1), /10\.1 %.*one in a thousand/s],
    "1 %": [() => draws().less(0.01), /one in a thousand/],
    "half of them": [() => draws().less(0.5), /not `randomNormal`/],
    "not booleans, but 0 and 1": [() => draws().less(0.001).toInt(), /must contain booleans/],
    "the random numbers themselves": [() => draws(), /less\(0\.001\)/],
    "one value for each channel": [
      () => tf.randomUniform([N, 3], 0, 1, "float32", 0).less(0.001),
      /as a whole/,
    ],
    "nothing kept": [() => draws().less(0), /false for every pixel/],
    "the first of them": [() => tf.range(0, N).less(N / 1000), /in one part/],
    "every thousandth": [() => tf.range(0, N).mod(1000).equal(0), /evenly spaced/],
    "a column": [() => draws().less(0.001).expandDims(1), /`squeeze\(\)` drops/],
    "the positions of the pixels to keep": [
      () => tf.randomUniform([100], 0, N, "int32", 0),
      /A mask says yes or no for every pixel/,
    ],
    "a single draw": [() => tf.randomUniform([1]).less(0.001), /as many random numbers as there are pixels/],
    "a number": [() => 0.001, /must be a tensor, but it is a number/],
    "a list": [() => Array.from(draws().dataSync(), (v) => v < 0.001), /must be a tensor/],
  },
});

/** What the cells before the palette have made. */
const K = 3;
const clustering = () => {
  const pixels = picture().div(255).reshape([-1, 3]) as tf.Tensor2D;
  const clusters = tf.tensor2d([
    [0.2, 0.2, 0.1],
    [0.5, 0.6, 0.3],
    [0.9, 0.3, 0.2],
  ]);
  return { pixels, clusters, labels: assignLabels(pixels, clusters) };
};
type Made = ReturnType<typeof clustering>;
const means = ({ pixels, labels, clusters }: Made) => updateCentroids(pixels, labels, clusters);
const masked = ({ pixels, labels }: Made, k: number) => {
  const mask = labels.equal(k).toFloat().expandDims(1);
  return { sum: pixels.mul(mask).sum(0), count: mask.sum() };
};

answersTo<(made: Made) => unknown>(
  "palette",
  (answer) => {
    const made = clustering();
    verifyPalette(answer(made), made.pixels, made.labels, { K, clusters: made.clusters });
  },
  {
    right: {
      "the library's step": means,
      "a mask for each cluster": (made) =>
        tf.stack([0, 1, 2].map((k) => masked(made, k)).map(({ sum, count }) => sum.div(count))),
      "loops, with lists as the result": ({ pixels, labels }) => {
        const sums = Array.from({ length: K }, () => [0, 0, 0, 0]);
        const numbers = labels.arraySync();
        pixels.arraySync().forEach((rgb, i) => {
          [...rgb, 1].forEach((v, c) => {
            sums[numbers[i]][c] += v;
          });
        });
        return sums.map(([r, g, b, n]) => [r / n, g / n, b / n]);
      },
      unsortedSegmentSum: ({ pixels, labels }) =>
        tf.unsortedSegmentSum(pixels, labels, K).div(tf.unsortedSegmentSum(tf.onesLike(pixels), labels, K)),
    },
    wrong: {
      "from 0 to 255": [(made) => means(made).mul(255), /from 0 to 255/],
      "channels swapped": [(made) => means(made).reverse(1), /Red and blue are swapped/],
      "the clusters of the sample": [({ clusters }) => clusters, /means of the small sample/],
      sums: [(made) => tf.stack([0, 1, 2].map((k) => masked(made, k).sum)), /divide by the number/],
      "divided by the number of all pixels": [
        (made) => tf.stack([0, 1, 2].map((k) => masked(made, k).sum.div(made.labels.size))),
        /number of all pixels/,
      ],
      "the mean of all pixels": [
        ({ pixels }) => tf.stack([0, 1, 2].map(() => pixels.mean(0))),
        /mean of all pixels/,
      ],
      grey: [(made) => tf.tile(means(made).mean(1, true), [1, 3]), /mixed to grey/],
      "one number for each cluster": [(made) => means(made).mean(1), /\[K, 3\]/],
      "labels off by one": [
        ({ pixels, labels, clusters }) => updateCentroids(pixels, labels.add(1).mod(K), clusters),
        /count from 0/,
      ],
      "NaN, for labels that are never found": [
        (made) => means(made).mul(Number.NaN),
        /does the comparison with the labels/i,
      ],
      empty: [() => tf.zeros([K, 3]), /still 0/],
      "whole numbers up to 255": [(made) => means(made).mul(256).floor(), /from 0 to 1/],
      "the last cluster left out": [
        (made) => means(made).slice([0, 0], [K - 1, 3]),
        /2 colours, but there are 3/,
      ],
    },
  },
);

test("a palette whose labels are no labels is not judged, but sent back to predict", () => {
  const { pixels, labels, clusters } = clustering();
  const verify = () => verifyPalette(means(clustering()), pixels, labels.add(1), { K, clusters });
  const outcome = judge("palette", verify);
  assert.equal(outcome.kind, "not yet");
  assert(outcome.kind === "not yet");
  assert.match(outcome.finding.what, /3, which is no label/);
  assert.match(outcome.finding.cause ?? "", /predict.*green first/);
});
