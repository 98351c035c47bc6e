// What an exercise says that isn't done yet, and what the cells say that need it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, before, test } from "node:test";
import { inspect } from "node:util";
import { startTensorFlow, tf } from "../../src/base/tf";
import { check, hint, solution, todo, useReference } from "../../src/check";
import { exercises, record } from "../../src/check/exercises";
import { hints } from "../../src/check/hints";
import { regions } from "../../src/check/worked";
import { displayed } from "./displayed";

const NOTICE = Symbol.for("talos.notice");

before(() => startTensorFlow());
afterEach(() => {
  for (const part of Object.values(record)) part.clear();
});

/** What a function throws. */
function thrown(
  body: () => unknown,
): Error & { [NOTICE]?: { data: Record<string, string>; standIn: unknown } } {
  try {
    body();
  } catch (error) {
    return error as Error;
  }
  throw new Error("Nothing was thrown.");
}

test("a blank inside a function says in one line which exercise is not done yet, when it is reached", () => {
  const error = thrown(() => todo("euclideanDist", [[0]], [[1]]));
  assert.equal(error.message, "not done yet: exercise 4, euclideanDist");
  assert.equal(error[NOTICE]?.data["text/plain"].split("\n")[0], "○ not done yet: exercise 4, euclideanDist");
});

test("a blank for a value can be assigned and awaited; whatever uses the value says that it waits", async () => {
  const image: tf.Tensor3D = await todo("load", "data/talos.jpg");
  const uses: (() => unknown)[] = [
    () => image.max(),
    () => tf.mul(image, 2),
    () => image instanceof tf.Tensor,
    () => [...(image as unknown as number[])],
    () => `${image}`,
    () => "shape" in image,
    () => Object.keys(image),
    () => (image as unknown as () => void)(),
    () => Object.assign(image, { a: 1 }),
  ];
  for (const use of uses) assert.equal(thrown(use).message, "not done yet: exercise 1, load", String(use));
  assert.equal(inspect(image), "not done yet: exercise 1, load");
});

test("the notice carries a stand-in for the names that the cell would have set", () => {
  const standIn = thrown(() => todo("load").shape)[NOTICE]?.standIn;
  assert.equal(thrown(() => Object.keys(standIn as object)).message, "not done yet: exercise 1, load");
});

test("a blank that starts from a missing answer waits for that one", () => {
  const image = todo("standardise", todo("load"));
  assert.equal(thrown(() => image.max()).message, "not done yet: exercise 1, load");
});

test("an untouched exercise is neither right nor wrong", async () => {
  const [panel] = await displayed(() =>
    check.euclideanDist((a: unknown, b: unknown) => todo("euclideanDist", a, b)),
  );
  assert.match(
    panel["text/plain"],
    /^○ not done yet: exercise 4, euclideanDist \(0 of 9 done\)\n.*todo\("euclideanDist", …\)/,
  );
});

test("an exercise that needs an undone one says which to do first", async () => {
  const [panel] = await displayed(() => check.keep(todo("keep", todo("load")), todo("load")));
  assert.match(panel["text/plain"], /^○ not done yet: exercise 3, keep.*\n.*needs exercise 1, load/);
});

test("a picture that is loaded, but not yet standardised, is loaded", async () => {
  const image = tf.fill([2, 3, 3], 200, "int32");
  const panels = await displayed(async () => {
    await check.load(todo("standardise", image), "test/fixtures/grey.png");
    await check.standardise(todo("standardise", image), "test/fixtures/grey.png");
  });
  assert.match(panels[0]["text/plain"], /^✘ Exercise 1, load: not yet/); // another picture, but one that was looked at
  assert.match(panels[1]["text/plain"], /^○ not done yet: exercise 2, standardise/);
});

test("useReference puts our answer in place of the blank, and the exercise doesn't count as done", async () => {
  const answer = (a: number[][], b: number[][]) => todo("euclideanDist", a, b);
  const panels = await displayed(() => {
    useReference("euclideanDist");
    check.euclideanDist(answer);
  });
  assert.match(panels[0]["text/plain"], /const distances: tf\.Tensor = todo\("euclideanDist", p, q\);/);
  assert.match(
    panels[1]["text/plain"],
    /^✔ Exercise 4, euclideanDist: correct \(0 of 9 done\)\n.*our answer/,
  );
});

test("our answer doesn't count when it is checked a second time, either", async () => {
  const pixels = tf.zeros([100_000, 3]);
  const panels = await displayed(() => {
    useReference("keep");
    const keep = todo("keep", pixels);
    for (let i = 0; i < 2; i++) check.keep(keep, pixels);
  });
  for (const panel of panels.slice(1)) assert.match(panel["text/plain"], /\(0 of 9 done\)\n.*our answer/);
});

test("our picture doesn't count, either, where it waits to be standardised", async () => {
  const file = "test/fixtures/grey.png";
  const panels = await displayed(async () => {
    useReference("load");
    const image = todo("standardise", await todo("load", file));
    for (let i = 0; i < 2; i++) await check.load(image, file);
  });
  for (const panel of panels.slice(1)) assert.match(panel["text/plain"], /\(0 of 9 done\)\n.*our answer/);
});

test("an answer of the student's own counts at once, though ours has been called before", async () => {
  const own = (a: number[][], b: number[][]) => tf.expandDims(a, 1).sub(b).square().sum(2).sqrt();
  const panels = await displayed(() => {
    useReference("euclideanDist");
    todo("euclideanDist", [[0]], [[1]]);
    check.euclideanDist(own);
  });
  assert.match(panels[1]["text/plain"], /^✔ Exercise 4, euclideanDist: correct \(1 of 9 done\)$/);
});

test("useReference with what todo was given is our answer itself", () => {
  assert.equal(useReference("inertia", tf.tensor2d([[0], [3]]), tf.tensor1d([0, 0]), tf.tensor2d([[1]])), 5);
});

test("each hint tells one step more, the last one where the solution is", async () => {
  const panels = await displayed(() => {
    for (let i = 0; i < 4; i++) hint("fit");
  });
  const texts = panels.map((panel) => panel["text/plain"]);
  assert.deepEqual(
    texts.map((text) => text.split("\n")[0].slice(0, 15)),
    [1, 2, 3, 3].map((n) => `○ Hint ${n} of 3: `.slice(0, 15)),
  );
  assert.match(texts[2], /solution\("fit"\)/);
});

test("every exercise has hints, a blank, and worked code in the lesson", () => {
  const found = regions(readFileSync("notebooks/lesson.ts", "utf8"));
  assert.deepEqual([...found.keys()], [...exercises]);
  for (const name of exercises) {
    assert.equal(hints[name].length, 3);
    const { code = "", stub } = found.get(name) ?? {};
    assert.match(code, /;$|^\}$/m);
    assert.doesNotMatch(code, /\[CODE HERE\]|%%|todo/);
    assert.match(stub ?? "", new RegExp(`\\btodo\\("${name}", .*\\);$`));
  }
});

test("the solution is the lesson's own code, without the blank", async () => {
  const [panel] = await displayed(() => solution("palette"));
  assert.match(
    panel["text/plain"],
    /const palette = updateCentroids\(pixels, clusteredImage, kmeans\.clusters\);$/,
  );
});
