import assert from "node:assert/strict";
import { test } from "node:test";
import { tf } from "../../src/base/tf";
import { kmeansOfPicture } from "../../src/colours/kmeans-of-picture";
import { countColours } from "../../src/colours/table";
import { kmeans } from "../../src/fit/kmeans";
import { near, onBothBackends } from "../support/backends";
import { nearestInFloat64, noisyColours, noisyPicture } from "../support/colours";

/** Lloyd's algorithm over all pixels as one would write it down, in float64. */
function plainLloyd(pixels: ArrayLike<number>, start: ArrayLike<number>, iterations: number): Float64Array {
  let centroids = Float64Array.from(start);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const sums = new Float64Array((4 * centroids.length) / 3);
    nearestInFloat64(pixels, centroids).forEach((k, i) => {
      for (let d = 0; d < 3; d++) sums[4 * k + d] += pixels[3 * i + d];
      sums[4 * k + 3]++;
    });
    centroids = centroids.map(
      (_, i) => sums[4 * Math.floor(i / 3) + (i % 3)] / sums[4 * Math.floor(i / 3) + 3],
    );
  }
  return centroids;
}

onBothBackends("it finds what a plain float64 search over all pixels finds", () => {
  const image = noisyPicture(60, 50);
  const start = kmeans(image.div(255).reshape([-1, 3]), 8, { iterations: 1 }).centroids;
  const { centroids, labels, inertia, iterations } = kmeansOfPicture(countColours(image), 8, {
    start,
    iterations: 6,
    tolerance: 0,
  });
  const pixels = image.div(255).dataSync();
  near(centroids.dataSync(), plainLloyd(pixels, start.dataSync(), 6), 1e-7);
  assert.deepEqual(labels.dataSync(), nearestInFloat64(pixels, centroids.dataSync()));
  const own = tf.gather(centroids, labels).flatten().dataSync();
  const expected = Array.from(pixels).reduce((sum, value, i) => sum + (value - own[i]) ** 2, 0);
  near([inertia], [expected], 1e-9);
  assert.equal(iterations, 6);
});

onBothBackends("it agrees with kmeans on the colours with their counts as weights", () => {
  const picture = noisyColours();
  const start = kmeans(picture.colours, 5, { iterations: 2 }).centroids;
  const exact = kmeansOfPicture(picture, 5, { start });
  const weighted = kmeans(picture.colours, 5, { start, weights: picture.counts });
  assert.equal(exact.converged, true);
  near([exact.inertia], [weighted.inertia], 1e-5);
  near(exact.centroids.dataSync(), weighted.centroids.dataSync(), 1e-3);
});

onBothBackends("an empty cluster moves to the colour that fits worst", () => {
  const bytes = [0, 0, 0, 0, 0, 0, 51, 51, 51, 255, 255, 255];
  const picture = countColours(tf.tensor3d(bytes, [2, 2, 3], "int32"));
  const start = [[0.1, 0.1, 0.1], [0.4, 0.4, 0.4], [9, 9, 9]]; // biome-ignore format: one line
  const { centroids, inertia } = kmeansOfPicture(picture, 3, { start, tolerance: 0 });
  near(
    centroids
      .dataSync()
      .filter((_, i) => i % 3 === 0)
      .sort(),
    [0, 0.2, 1],
  );
  near([inertia], [0]);
});

test("more restarts find no worse a result, and the seed decides which", () => {
  const picture = noisyColours();
  const run = (restarts: number) => kmeansOfPicture(picture, 9, { restarts, seed: 3, start: "random" });
  const [one, again, five] = [run(1), run(1), run(5)];
  assert.deepEqual(one.centroids.dataSync(), again.centroids.dataSync());
  assert.ok(five.inertia <= one.inertia);
});

test("every K from 1 to 256 works, and it says how far it is", () => {
  const picture = noisyColours();
  for (const K of [1, 2, 3, 256]) {
    const seen: number[] = [];
    const { labels, centroids, inertia } = kmeansOfPicture(picture, K, {
      iterations: 3,
      onProgress: (done) => seen.push(done),
    });
    assert.deepEqual(centroids.shape, [K, 3]);
    assert.equal(new Set(labels.dataSync()).size, K);
    assert.ok(inertia > 0 && seen.length > 0);
  }
});
