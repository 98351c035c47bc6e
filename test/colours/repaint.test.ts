import assert from "node:assert/strict";
import { tf } from "../../src/base/tf";
import { repaint } from "../../src/colours/repaint";
import { countColours } from "../../src/colours/table";
import { assignLabels } from "../../src/kmeans/steps";
import { cluster2image, meanColours } from "../../src/picture/palette";
import { onBothBackends } from "../support/backends";
import { noisyPicture, someCentroids } from "../support/colours";

onBothBackends("it paints what the steps paint one by one", () => {
  const image = noisyPicture(60, 50);
  const pixels = image.div(255).reshape([-1, 3]);
  const centroids = someCentroids(6);
  const labels = assignLabels(pixels, centroids);
  const painted = cluster2image(labels, meanColours(pixels, labels, 6), image.shape);
  const indexed = repaint(countColours(image), centroids);
  assert.deepEqual([...indexed.indices], [...labels.dataSync()]);
  const rgb = [...indexed.indices].flatMap((k) => [...indexed.palette.subarray(3 * k, 3 * k + 3)]);
  assert.deepEqual(rgb, [...painted.mul(255).round().dataSync()]);
});

onBothBackends("a colour without pixels stays as it is", () => {
  const picture = countColours(tf.zeros([2, 2, 3], "int32"));
  const { indices, palette } = repaint(picture, [[0.2, 0.4, 0.6], [0, 0, 0]]); // biome-ignore format: one line
  assert.deepEqual([...indices], [1, 1, 1, 1]);
  assert.deepEqual([...palette], [51, 102, 153, 0, 0, 0]);
});
