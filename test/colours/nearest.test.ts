import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestSums } from "../../src/colours/nearest";
import { near } from "../support/backends";
import { nearestInFloat64, noisyColours, someCentroids } from "../support/colours";

for (const K of [1, 2, 16, 256]) {
  test(`labels and sums for K = ${K} are those of a plain search`, () => {
    const picture = noisyColours();
    const [colours, counts] = [picture.colours.dataSync(), picture.counts.dataSync()];
    const centroids = Float64Array.from(someCentroids(K).dataSync());
    const labels = new Int32Array(counts.length);
    const sums = nearestSums(picture, centroids, labels);
    assert.deepEqual(labels, nearestInFloat64(colours, centroids));
    const expected = new Float64Array(4 * K);
    labels.forEach((k, i) => {
      for (let d = 0; d < 3; d++) expected[4 * k + d] += counts[i] * colours[3 * i + d];
      expected[4 * k + 3] += counts[i];
    });
    near(sums, expected, 1e-12);
  });
}

test("a box that is equally near to two centroids is looked at colour by colour", () => {
  const picture = noisyColours(20, 20);
  const twice = Float64Array.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
  assert.equal(nearestSums(picture, twice)[3], 400);
});

test("colours half-way between two centroids have the label of a plain search, which rounds in its own way", () => {
  const picture = noisyColours(20, 20);
  const colours = picture.colours.dataSync();
  const labels = new Int32Array(colours.length / 3);
  for (let i = 0; i < colours.length; i += 3) {
    const middle = [...colours.subarray(i, i + 3)];
    const centroids = Float64Array.from([...middle.map((x) => x - 0.1), ...middle.map((x) => x + 0.1)]);
    nearestSums(picture, centroids, labels);
    assert.deepEqual(labels, nearestInFloat64(colours, centroids));
  }
});
