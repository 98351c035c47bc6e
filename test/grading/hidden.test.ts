// The hidden tests, on answers in this process. (In test/whole/grading they run against real kernels.)
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startTensorFlow, tf } from "../../src";
import type { Exercise } from "../../src/check/exercises";
import { answers } from "../../src/check/reference";
import { finding, inputsFor } from "../../tools/grading/hidden";
import { ask, type Inputs } from "../../tools/grading/tell";

before(startTensorFlow);

/** @param given what the check of the exercise is given */
async function findingOf(exercise: Exercise, given: unknown[], seed = "") {
  const inputs = inputsFor(seed);
  return finding(exercise, await ask(exercise, given, inputs[exercise as keyof Inputs]), inputs);
}

class KMeans {
  clusters: tf.Tensor = tf.zeros([1, 1]);
  constructor(readonly K: number) {}
  fit(data: tf.Tensor, iterations: number) {
    answers.fit(this, data, iterations);
  }
  predict(data: tf.Tensor): tf.Tensor {
    return answers.predict(this, data);
  }
}
class Backwards extends KMeans {
  override async fit(data: tf.Tensor, iterations: number) {
    super.fit(data, iterations);
    this.clusters = this.clusters.reverse(0);
  }
}
class OneStep extends KMeans {
  override fit(data: tf.Tensor) {
    super.fit(data, 1);
  }
}
class Farthest extends KMeans {
  override predict(data: tf.Tensor) {
    return answers.euclideanDist(data, this.clusters).argMax(1);
  }
}

const right: [Exercise, unknown][] = [
  ["euclideanDist", answers.euclideanDist],
  ["euclideanDist", (a: tf.Tensor, b: tf.Tensor) => answers.euclideanDist(a, b).arraySync()],
  ["fit", KMeans],
  ["fit", Backwards],
  ["predict", KMeans],
  ["cluster2image", answers.cluster2image],
  ["inertia", answers.inertia],
  ["inertia", (...given: [tf.Tensor, tf.Tensor, tf.Tensor]) => tf.tensor1d([answers.inertia(...given)])],
];

test("right answers pass, in whatever form they come", async () => {
  for (const seed of ["a", "b", "c"])
    for (const [exercise, answer] of right)
      assert.equal(await findingOf(exercise, [answer], seed), undefined, exercise);
});

const wrong: [Exercise, unknown][] = [
  ["euclideanDist", (a: tf.Tensor, b: tf.Tensor) => answers.euclideanDist(a, b).square()],
  ["euclideanDist", (a: tf.Tensor, b: tf.Tensor) => a.expandDims(1).sub(b.expandDims(0)).abs().sum(2)],
  ["fit", OneStep],
  ["predict", Farthest],
  [
    "cluster2image",
    (labels: tf.Tensor, palette: tf.Tensor, shape: number[]) =>
      answers.cluster2image(labels, palette.reverse(1), shape),
  ],
  [
    "inertia",
    (data: tf.Tensor, _: tf.Tensor, clusters: tf.Tensor) =>
      answers.euclideanDist(data, clusters).min(1).square().sum(),
  ],
];

test("wrong answers are told with what was expected and what came", async () => {
  for (const [exercise, answer] of wrong)
    assert.match(`${await findingOf(exercise, [answer])}`, /^Expected: .*\n {2}Your answer: /, exercise);
});

test("values are looked at as their checks do", async () => {
  const image = answers.standardise(await answers.load("data/talos.jpg"));
  const pixels = image.reshape([-1, 3]);
  const keep = answers.keep(pixels);
  for (const [exercise, given] of [
    ["load", [image, "data/talos.jpg"]],
    ["standardise", [image, "data/talos.jpg"]],
    ["keep", [keep, pixels]],
  ] as [Exercise, unknown[]][])
    assert.equal(await findingOf(exercise, given), undefined, exercise);
  assert.match(`${await findingOf("keep", [keep.logicalNot(), pixels])}`, /the wrong way round/);
  assert.match(`${await findingOf("standardise", [image.mul(2), "data/talos.jpg"])}`, /above 1/);
});

test("the same submission gets the same inputs, another one gets others", () => {
  assert.deepEqual(inputsFor("a"), inputsFor("a"));
  assert.notDeepEqual(inputsFor("a"), inputsFor("b"));
});

test("a function of the language that was replaced is noticed", async () => {
  const { has } = Set.prototype;
  const inputs = inputsFor("").inertia;
  assert.deepEqual((await ask("inertia", [answers.inertia], inputs)).replaced, []);
  Set.prototype.has = () => true;
  try {
    const { replaced, isDone } = await ask("inertia", [answers.inertia], inputs);
    assert.deepEqual([replaced, isDone], [["Set.prototype.has"], false]);
  } finally {
    Set.prototype.has = has;
  }
});
