import assert from "node:assert/strict";
import { tf } from "../../src/base/tf";
import { psnr } from "../../src/measures/psnr";
import { near, onBothBackends } from "../support/backends";

onBothBackends(
  "PSNR worked out by hand: every value off by 0.1 is a mean squared error of 0.01, or 20 dB",
  () => {
    near([psnr([[0.5, 0.5, 0.5]], [[0.6, 0.4, 0.6]])], [20], 1e-6);
  },
);

onBothBackends("PSNR worked out by hand: one value of six off by a whole range is 10 log10(6) dB", () => {
  near([psnr([[0, 0, 0], [1, 1, 1]], [[0, 1, 0], [1, 1, 1]])], [7.781513], 1e-6); // biome-ignore format: one line
});

onBothBackends("a weight of 3 counts a colour three times", () => {
  const original = [[0, 0, 0], [1, 1, 1]]; // biome-ignore format: one line
  const copy = [[0.2, 0, 0], [1, 0.5, 1]]; // biome-ignore format: one line
  const [black, white] = [0, 1].map((i) => [original[i], copy[i]]);
  const repeated = [black, black, black, white];
  const expected = psnr(repeated.map(([o]) => o), repeated.map(([, c]) => c)); // biome-ignore format: one line
  near([psnr(original, copy, { weights: tf.tensor1d([3, 1]) })], [expected], 1e-6);
});

onBothBackends("equal pictures have no errors: PSNR is infinite", () => {
  assert.equal(psnr([[0.1, 0.2, 0.3]], [[0.1, 0.2, 0.3]]), Number.POSITIVE_INFINITY);
});
