// Answers as students write them, and what the checks say to them.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startTensorFlow } from "../../src/base/tf";
import type { Exercise } from "../../src/check/exercises";
import { limits } from "../../src/check/guard/limits";
import { judge } from "../../src/check/judging/finding";

/** By name: the answer and what the message must say. */
export type Wrong<Answer> = Record<string, [answer: Answer, says: RegExp]>;
export type Right<Answer> = Record<string, Answer>;

/** Nobody waits here for what never ends; all else may take its time on a busy computer. */
const secondsFor = (says?: RegExp) => (says?.test("still running after 1 second") ? 1 : 60);

/** One test for each answer of an exercise. */
export function answersTo<Answer>(
  exercise: Exercise,
  verify: (answer: Answer) => void,
  { wrong, right }: { wrong: Wrong<Answer>; right: Right<Answer> },
): void {
  before(() => startTensorFlow());
  for (const [name, answer] of Object.entries(right)) {
    test(`${exercise}, right: ${name}`, () => {
      limits.seconds = secondsFor();
      assert.deepEqual(
        judge(exercise, () => verify(answer)),
        { kind: "correct" },
      );
    });
  }
  for (const [name, [answer, says]] of Object.entries(wrong)) {
    test(`${exercise}, wrong: ${name}`, () => {
      limits.seconds = secondsFor(says);
      const outcome = judge(exercise, () => verify(answer));
      assert.equal(outcome.kind, "not yet");
      assert(outcome.kind === "not yet");
      assert.match(Object.values(outcome.finding).join("\n"), says);
    });
  }
}
