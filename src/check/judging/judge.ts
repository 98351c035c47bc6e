// Runs a check and says how it went.
import { type Exercise, isBefore, titleOf } from "../exercises";
import { tidied } from "../guard/limits";
import { muted } from "../guard/quiet";
import type { Outcome } from "../panel";
import { NotDone } from "../todo";
import { Mistake } from "./finding";

/** The outcome of a check that throws a Mistake if the answer isn't right. */
export function judge(exercise: Exercise, verify: () => void): Outcome {
  try {
    muted(() => tidied(verify));
    return { kind: "correct" };
  } catch (error) {
    return fromError(exercise, error);
  }
}

function fromError(exercise: Exercise, error: unknown): Outcome {
  if (error instanceof NotDone) return { kind: "not done", note: howToGoOn(exercise, error.exercise) };
  if (!(error instanceof Mistake)) throw error;
  return { kind: "not yet", finding: error.finding };
}

function howToGoOn(exercise: Exercise, missing: Exercise): string {
  if (isBefore(missing, exercise)) return `It waits for ${titleOf(missing)}: do that first.`;
  return `Write your answer in place of the line with \`todo("${exercise}", …)\`. Stuck? Run \`hint("${exercise}")\`.`;
}
