import assert from "node:assert/strict";
import { test } from "node:test";
import { assignColours } from "../src/assign-colours";
import { assignLabels } from "../src/steps";
import { startTensorFlow, tf } from "../src/tf";
import { onBothBackends } from "./support/backends";
import { nearestInFloat64, noisyPicture, someCentroids } from "./support/colours";

onBothBackends("so they are for colours that no byte stands for, and for few pixels", () => {
  const picture = noisyPicture(300, 250).div(255).reshape([-1, 3]);
  for (const pixels of [picture.mul(0.987), picture.slice([0, 0], [1000, 3])]) {
    const centroids = someCentroids(16);
    const found = assignColours(pixels, centroids).dataSync();
    assert.deepEqual(found, nearestInFloat64(pixels.dataSync(), centroids.dataSync()));
  }
});

onBothBackends("the fast labels are those of assignLabels and of float64", () => {
  const pixels = noisyPicture(300, 250).div(255).reshape([-1, 3]);
  for (const K of [1, 3, 16, 100]) {
    const centroids = someCentroids(K);
    const found = assignColours(pixels, centroids);
    assert.equal(found.dtype, "int32");
    assert.deepEqual(found.dataSync(), nearestInFloat64(pixels.dataSync(), centroids.dataSync()));
    assert.deepEqual(found.dataSync(), assignLabels(pixels, centroids).dataSync());
  }
});

test("it tells its progress and leaves nothing behind but the labels", async () => {
  await startTensorFlow();
  const pixels = tf.randomUniform([600_000, 3], 0, 1, "float32", 3);
  const centroids = someCentroids(4);
  const before = tf.memory().numTensors;
  const seen: number[] = [];
  assignColours(pixels, centroids, { onProgress: (done) => seen.push(done) }).dispose();
  assert.deepEqual(seen, [524_288, 600_000]);
  assert.equal(tf.memory().numTensors, before);
  const picture = noisyPicture(300, 250).div<tf.Tensor3D>(255).reshape<tf.Tensor2D>([-1, 3]);
  const withPicture = tf.memory().numTensors;
  assignColours(picture, centroids, { onProgress: (done) => seen.push(done) }).dispose();
  assert.equal(seen.pop(), 75_000);
  assert.equal(tf.memory().numTensors, withPicture);
});

test("points of another dimension are refused", async () => {
  await startTensorFlow();
  assert.throws(() => assignColours([[1, 2]], [[1, 2]]), /pixels must have the shape \[N, 3\]/);
});
