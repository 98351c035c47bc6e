import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Random } from "../../src/base/random";
import { startTensorFlow, tf } from "../../src/base/tf";
import { type Start, startingCentroids } from "../../src/kmeans/starts";

before(() => startTensorFlow());

/** Where the centroids begin, on a line. */
function begun(line: number[], K: number, start: Start, random: Random, weights?: number[]): number[] {
  return tf.tidy(() => {
    const options = { start, random, weights: weights && tf.tensor1d(weights) };
    const points = line.map((value) => [value]);
    return [...startingCentroids(points, K, options).dataSync()];
  });
}

for (const start of ["random", "k-means++"] as const) {
  test(`${start}: all are points of the data, and no two alike while there are others`, () => {
    const line = [...Array(50).fill(7), 1, 2, ...Array(50).fill(9), 3];
    for (let seed = 0; seed < 20; seed++) {
      const centroids = begun(line, 5, start, new Random(seed));
      assert.deepEqual(centroids.sort(), [1, 2, 3, 7, 9]);
    }
    assert.deepEqual(begun([4, 4, 4], 2, start, new Random(0)), [4, 4]);
  });

  test(`${start}: the same seed begins in the same places, and another elsewhere`, () => {
    const line = Array.from({ length: 100 }, (_, i) => i);
    const from = (seed: number) => begun(line, 3, start, new Random(seed));
    assert.deepEqual(from(1), from(1));
    assert.notDeepEqual(from(1), from(2));
  });
}

/** Asserts that something happened about as often as it is likely to: within five standard deviations. */
function likely(times: number, of: number, chance: number): void {
  const deviation = Math.sqrt(of * chance * (1 - chance));
  assert.ok(Math.abs(times - of * chance) < 5 * deviation, `${times} of ${of}, not ${of * chance}`);
}

test("k-means++: the second is the likelier the farther it is, by the square of the distance", () => {
  const random = new Random(3);
  const pairs = Array.from({ length: 900 }, () => begun([0, 1, 3], 2, "k-means++", random));
  // from 0: squared distances 1 and 9; from 1: 1 and 4; from 3: 9 and 4
  for (const [first, second, chance] of [
    [0, 1, 1 / 10],
    [1, 0, 1 / 5],
    [3, 0, 9 / 13],
  ]) {
    // biome-ignore format: one line
    const begins = pairs.filter((pair) => pair[0] === first);
    likely(begins.length, pairs.length, 1 / 3);
    likely(begins.filter((pair) => pair[1] === second).length, begins.length, chance);
  }
});

test("k-means++: weights count like repeated points, and a point of weight 0 is no start", () => {
  const random = new Random(4);
  const firsts = Array.from({ length: 600 }, () => begun([0, 1, 5], 1, "k-means++", random, [3, 1, 0])[0]);
  likely(firsts.filter((first) => first === 0).length, firsts.length, 3 / 4);
  assert.ok(!firsts.includes(5));
});
