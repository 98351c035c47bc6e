import assert from "node:assert/strict";
import { lloydSteps } from "../../src/kmeans/slow-motion";
import { near, onBothBackends } from "../support/backends";
import { iris } from "../support/iris";

const square = [[0, 0], [0.5, 0], [0.5, 1], [1, 1]]; // biome-ignore format: one line

onBothBackends("every step of a run worked out by hand", () => {
  const steps = [...lloydSteps(square, [[0, 0], [1, 1]])]; // biome-ignore format: one line
  assert.deepEqual(
    steps.map(({ iteration, step, inertia }) => [iteration, step, inertia]),
    [
      [1, "assign", 0.5],
      [1, "update", 0.25],
      [2, "assign", 0.25],
    ],
  );
  near(steps[0].centroids.dataSync(), [0, 0, 1, 1]);
  near(steps[1].centroids.dataSync(), [0.25, 0, 0.75, 1]);
  for (const { labels } of steps) assert.deepEqual([...labels.dataSync()], [0, 0, 1, 1]);
});

onBothBackends("on the irises it ends where scikit-learn does", () => {
  // scikit-learn 1.9.1, tol 0: from rows 0, 50, 100 the optimum, from rows 0, 1, 2 a local minimum
  for (const [rows, inertia] of [
    [[0, 50, 100], 78.851441],
    [[0, 1, 2], 78.855666],
  ] as const) {
    // biome-ignore format: one line
    const steps = [...lloydSteps(iris, rows.map((row) => iris[row]))]; // biome-ignore format: one line
    near([steps[steps.length - 1].inertia], [inertia], 1e-6);
  }
});

onBothBackends("it can be stopped at any step, and start is left alone", () => {
  const start = [[0, 0], [1, 1]]; // biome-ignore format: one line
  const { value } = lloydSteps(square, start).next();
  assert.equal(value?.step, "assign");
  assert.deepEqual(start, [[0, 0], [1, 1]]); // biome-ignore format: one line
});
