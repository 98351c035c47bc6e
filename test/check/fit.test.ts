import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../src/base/random";
import { tf } from "../../src/base/tf";
import { ENOUGH, MANY, TELLING } from "../../src/check/fit/cases";
import { verifyFit } from "../../src/check/fit/fit";
import { startingCentroids } from "../../src/kmeans/starts";
import { assignLabels, updateCentroids } from "../../src/kmeans/steps";
import { answersTo } from "./outcomes";

type Fit = (model: { K: number; clusters: tf.Tensor }, data: tf.Tensor2D, iterations: number) => unknown;

/** The lesson's class with the given body of fit. */
const withFit = (fit: Fit) =>
  class {
    clusters: tf.Tensor;
    constructor(
      readonly K: number,
      readonly D: number,
    ) {
      this.clusters = tf.zeros([K, D]);
    }
    fit(data: tf.Tensor2D, iterations = 5) {
      return fit(this, data, iterations);
    }
  };

type Points = number[][];
const lists = (tensor: tf.Tensor) => tensor.arraySync() as Points;
const starts = (data: tf.Tensor, K: number, seed = 0) =>
  startingCentroids(data, K, { start: "random", random: new Random(seed) });
const squared = (p: number[], q: number[]) => p.reduce((sum, v, d) => sum + (v - q[d]) ** 2, 0);
const nearest = (p: number[], clusters: Points) => {
  const distances = clusters.map((c) => squared(p, c));
  return distances.indexOf(Math.min(...distances));
};
const mean = (points: Points) =>
  points[0].map((_, d) => points.reduce((sum, p) => sum + p[d], 0) / points.length);

/** Loops over lists, with the part of one step given. */
const loops =
  (step: (data: Points, clusters: Points) => Points): Fit =>
  (model, data, iterations) => {
    let clusters = lists(starts(data, model.K));
    for (let i = 0; i < iterations; i++) clusters = step(lists(data), clusters);
    model.clusters = tf.tensor2d(clusters);
  };
const groups = (data: Points, clusters: Points, choose = nearest) =>
  clusters.map((_, k) => data.filter((p) => choose(p, clusters) === k));
const means = (data: Points, clusters: Points) =>
  groups(data, clusters).map((own, k) => (own.length ? mean(own) : clusters[k]));

answersTo("fit", verifyFit, {
  right: {
    "the library's steps": withFit((model, data, iterations) => {
      model.clusters = starts(data, model.K);
      for (let i = 1; i <= iterations; i++) {
        model.clusters = updateCentroids(data, assignLabels(data, model.clusters), model.clusters);
      }
    }),
    "nested loops over lists": withFit(loops(means)),
    "the first K points to start from, and an end when nothing moves": withFit((model, data, iterations) => {
      model.clusters = data.slice([0, 0], [model.K, -1]);
      for (let i = 0; i < iterations; i++) {
        const moved = updateCentroids(data, assignLabels(data, model.clusters), model.clusters);
        const still = moved.sub(model.clusters).abs().max().dataSync()[0] < 1e-9;
        model.clusters = moved;
        if (still) break;
      }
    }),
    "chance without a seed, drawn with replacement as in the original, empty clusters left alone": withFit(
      (model, data, iterations) => {
        let clusters = Array.from(
          { length: model.K },
          () => lists(data)[Math.floor(Math.random() * data.shape[0])],
        );
        for (let i = 0; i < iterations; i++) clusters = means(lists(data), clusters);
        model.clusters = tf.tensor2d(clusters);
      },
    ),
    "oneHot and matMul, with an empty cluster moved to a random point": withFit((model, data, iterations) => {
      model.clusters = tf.gather(
        data,
        tf.tensor1d(Array.from(tf.util.createShuffledIndices(data.shape[0])).slice(0, model.K), "int32"),
      );
      for (let i = 0; i < iterations; i++) {
        const labels = data.expandDims<tf.Tensor3D>(1).sub(model.clusters).square().sum(2).argMin(1);
        const members = tf.oneHot(labels, model.K).toFloat() as tf.Tensor2D;
        const counts = members.sum(0).expandDims(1);
        const sums = tf.matMul(members, data, true);
        const other = tf.gather(data, tf.fill([model.K], i % data.shape[0], "int32"));
        model.clusters = tf.where(counts.greater(0), sums.divNoNan(counts), other);
      }
    }),
  },
  wrong: {
    "nothing stored in this.clusters": [
      withFit((model, data) => {
        const clusters = starts(data, model.K);
        updateCentroids(data, assignLabels(data, clusters), clusters);
      }),
      /Everything is still 0/,
    ],
    "the clusters never moved": [
      withFit((model, data) => {
        model.clusters = starts(data, model.K);
      }),
      /haven't moved.*step 7 put the means/,
    ],
    "the clusters moved only when there is one": [
      withFit((model, data) => {
        model.clusters = starts(data, model.K);
        if (model.K === 1) model.clusters = data.mean(0, true);
      }),
      /haven't moved/,
    ],
    "NaN on an empty cluster": [
      withFit(
        loops((data, clusters) =>
          groups(data, clusters).map((own, k) => (own.length ? mean(own) : clusters[k].map(() => 0 / 0))),
        ),
      ),
      /lost all its points/,
    ],
    "the mean of all points for every cluster": [
      withFit(loops((data, clusters) => clusters.map(() => mean(data)))),
      /mean of all points/,
    ],
    "sums in place of means": [
      withFit(
        loops((data, clusters) =>
          groups(data, clusters).map((own, k) =>
            own.length ? mean(own).map((v) => v * own.length) : clusters[k],
          ),
        ),
      ),
      /divide by how many/,
    ],
    "sums divided by the number of all points": [
      withFit(
        loops((data, clusters) =>
          groups(data, clusters).map((own, k) =>
            own.length ? mean(own).map((v) => (v * own.length) / data.length) : clusters[k],
          ),
        ),
      ),
      /number of all points/,
    ],
    "argMax for argMin": [
      withFit((model, data, iterations) => {
        model.clusters = starts(data, model.K);
        for (let i = 0; i < iterations; i++) {
          const labels = data.expandDims<tf.Tensor3D>(1).sub(model.clusters).square().sum(2).argMax(1);
          model.clusters = updateCentroids(data, labels, model.clusters);
        }
      }),
      /`argMin`, not `argMax`/,
    ],
    "the clusters updated while points are still being assigned": [
      withFit(
        loops((data, start) => {
          const clusters = [...start];
          const members: Points[] = clusters.map(() => []);
          for (const p of data) {
            const k = nearest(p, clusters);
            members[k].push(p);
            clusters[k] = mean(members[k]);
          }
          return clusters;
        }),
      ),
      /still being assigned/,
    ],
    "one iteration too many": [
      withFit((model, data, iterations) => {
        model.clusters = starts(data, model.K);
        for (let i = 0; i <= iterations; i++) {
          model.clusters = updateCentroids(data, assignLabels(data, model.clusters), model.clusters);
        }
      }),
      /this is one too many/,
    ],
    "the number of iterations ignored": [
      withFit((model, data) => {
        model.clusters = starts(data, model.K);
        for (let i = 0; i < 30; i++) {
          model.clusters = updateCentroids(data, assignLabels(data, model.clusters), model.clusters);
        }
      }),
      /moved until they stopped/,
    ],
    "the number of iterations ignored, and nothing stored before the end": [
      withFit((model, data) => loops(means)(model, data, 10)),
      /more often than `iterations`/,
    ],
    "one iteration too many, and nothing stored before the end": [
      withFit((model, data, iterations) => loops(means)(model, data, iterations + 1)),
      /this is one too many/,
    ],
    "the starting points drawn anew in every iteration": [
      withFit((model, data, iterations) => {
        for (let i = 0; i < iterations; i++) {
          const clusters = starts(data, model.K, i);
          model.clusters = updateCentroids(data, assignLabels(data, clusters), clusters);
        }
      }),
      /begin anew each time/,
    ],
    "the return inside the loop": [
      withFit((model, data, iterations) => {
        model.clusters = starts(data, model.K);
        for (let i = 0; i < iterations; i++) {
          model.clusters = updateCentroids(data, assignLabels(data, model.clusters), model.clusters);
          if (i < iterations) return;
        }
      }),
      /what a single iteration gives/,
    ],
    "the same starting point K times": [
      withFit((model, data, iterations) => {
        model.clusters = tf.tile(data.slice([0, 0], [1, -1]), [model.K, 1]);
        for (let i = 0; i < iterations; i++) {
          model.clusters = updateCentroids(data, assignLabels(data, model.clusters), model.clusters);
        }
      }),
      /K different points/,
    ],
    "no start at all: zeros": [
      withFit((model, data, iterations) => {
        for (let i = 0; i < iterations; i++)
          model.clusters = updateCentroids(data, assignLabels(data, model.clusters), model.clusters);
      }),
      /start at zero/,
    ],
    "a start anywhere but at points of the data": [
      withFit((model, data, iterations) => {
        model.clusters = tf.randomUniform([model.K, data.shape[1]], 0, 1, "float32", 1);
        for (let i = 0; i < iterations; i++)
          model.clusters = updateCentroids(data, assignLabels(data, model.clusters), model.clusters);
      }),
      /places where the data has no points/,
    ],
    "argMin along the wrong axis": [
      withFit((model, data, iterations) => {
        model.clusters = starts(data, model.K);
        for (let i = 0; i < iterations; i++) {
          const labels = data.expandDims<tf.Tensor3D>(1).sub(model.clusters).square().sum(2).argMin(0);
          model.clusters = updateCentroids(data, labels, model.clusters);
        }
      }),
      /`argMin\(1\)` looks along each row/,
    ],
    "min for argMin": [
      withFit((model, data, iterations) => {
        model.clusters = starts(data, model.K);
        for (let i = 0; i < iterations; i++) {
          const labels = data.expandDims<tf.Tensor3D>(1).sub(model.clusters).square().sum(2).min(1);
          model.clusters = updateCentroids(data, labels, model.clusters);
        }
      }),
      /`argMin\(1\)` finds the number/,
    ],
    "an async method that waits for a mask, as one would in Python": [
      withFit(async (model, data) => {
        model.clusters = starts(data, model.K);
        await tf.booleanMaskAsync(data, data.greater(1));
      }),
      /booleanMaskAsync/,
    ],
    "the data disposed of": [
      withFit((model, data) => {
        model.clusters = data.mean(0, true);
        data.dispose();
      }),
      /disposes of its input/,
    ],
    "the last point left out": [
      withFit((model, data, iterations) => {
        const some = data.slice([0, 0], [data.shape[0] - 1, -1]);
        model.clusters = starts(data, model.K);
        if (model.K === 1) model.clusters = data.mean(0, true);
        else
          for (let i = 0; i < iterations; i++)
            model.clusters = updateCentroids(some, assignLabels(some, model.clusters), model.clusters);
      }),
      /last point is left out/,
    ],
    "the mean over the wrong axis": [
      withFit((model, data) => {
        model.clusters = data.mean(1);
      }),
      /mean over axis 0/,
    ],
    "the data changed": [
      withFit((model, data, iterations) => {
        const values = data.dataSync();
        for (let i = 0; i < iterations; i++) values[0] += 1;
        model.clusters = data.mean(0, true);
      }),
      /changes its input/,
    ],
    "an exception on the way": [
      withFit((model, data) => {
        model.clusters = (data as unknown as { average(axis: number): tf.Tensor }).average(0);
      }),
      /average is not a function/,
    ],
    "a loop that waits for what never comes": [
      withFit((model, data) => {
        model.clusters = starts(data, model.K);
        let moved = true;
        while (moved) {
          const before = model.clusters;
          model.clusters = updateCentroids(data, assignLabels(data, before), before);
          moved = before !== model.clusters;
        }
      }),
      /still running after 1 second/,
    ],
    "a tensor of what is no number": [
      withFit((model) => {
        const sums = Array.from({ length: model.K }, () => [() => 1, () => 2]);
        model.clusters = tf.tensor2d(sums as unknown as Points);
      }),
      /a tensor \[2, 2\] with no numbers in it/,
    ],
    "a method that must be waited for": [
      withFit(async (model, data) => {
        model.clusters = data.mean(0, true);
      }),
      /async/,
    ],
  },
});

/** The clusters after one iteration, two, … from each two points. */
const paths = (data: Points) =>
  data.flatMap((p) =>
    data
      .filter((q) => q !== p)
      .map((q) => {
        const path = [[p, q]];
        for (let i = 0; i < ENOUGH; i++) path.push(means(data, path[i]));
        return path.slice(1).map(String);
      }),
  );

test("the larger data end in the same clusters wherever they start, and have by then", () => {
  for (const data of MANY) {
    const ends = paths(data).map((path) => path.slice(-2));
    for (const [before, end] of ends) assert.equal(before, end);
    assert.equal(new Set(ends.flat()).size, 2, "one end, in two orders");
  }
});

test("few results of too many iterations can be those of one", () => {
  const chance = (count: number) =>
    [...MANY, ...TELLING].reduce((product, data) => {
      const all = paths(data);
      const once = new Set(all.map(([first]) => first));
      return (product * all.filter((path) => once.has(path[count - 1])).length) / all.length;
    }, 1);
  assert.ok(chance(2) < 0.03, `${chance(2)}`);
  assert.ok(chance(ENOUGH) < 1e-4, `${chance(ENOUGH)}`);
});
