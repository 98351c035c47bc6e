import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startTensorFlow, tf } from "../../src/base/tf";
import { check } from "../../src/check";
import { record } from "../../src/check/exercises";
import { displayed } from "./displayed";

type Points = tf.Tensor | number[][];

before(() => startTensorFlow());

const right = (a: Points, b: Points) => tf.expandDims(a, 1).sub(tf.expandDims(b, 0)).square().sum(2).sqrt();
const wrong = (a: Points, b: Points) => right(a, b).square();

test("a wrong answer is told with the smallest input on which it shows, what is right, what came, and why", async () => {
  const [{ "text/plain": text }] = await displayed(() => check.euclideanDist(wrong));
  assert.equal(
    text,
    "✘ Exercise 4, euclideanDist: not yet (0 of 9 done)\n" +
      "  The distances aren't right yet.\n" +
      "  Input: a = [[0,0]], b = [[3,-4]]\n" +
      "  Expected: [[5]]\n" +
      "  Your answer: [[25]]\n" +
      "  These are the squared distances: the square root is missing.",
  );
});

test("a right answer counts, once, until it is made wrong again", async () => {
  const panels = await displayed(() => {
    for (const answer of [right, right, wrong]) check.euclideanDist(answer);
  });
  const counts = panels.map((panel) => /\d of 9 done/.exec(panel["text/plain"])?.[0]);
  assert.deepEqual(counts, ["1 of 9 done", "1 of 9 done", "0 of 9 done"]);
});

test("what a student writes stays text in the panel", async () => {
  const evil = () => {
    throw new Error("<img src=x onerror=alert(1)>");
  };
  const [{ "text/html": html }] = await displayed(() => check.euclideanDist(evil));
  assert.match(html, /&lt;img src=x/);
  assert.doesNotMatch(html, /<img/);
});

test("the student's progress bars are not shown, and what is shown afterwards is", async () => {
  const { display } = await import("../../src/page/display");
  const panels = await displayed(() => {
    check.euclideanDist((a: Points, b: Points) => {
      display({ "text/plain": "a bar" });
      return right(a, b);
    });
    display({ "text/plain": "after" });
  });
  assert.deepEqual(
    panels.map((panel) => panel["text/plain"].slice(0, 5)),
    ["✔ Exe", "after"],
  );
  record.done.clear();
});
