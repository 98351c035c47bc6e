// What a check has to say about an answer that isn't right yet.
import { type Exercise, titleOf } from "../exercises";
import { tidied } from "../guard/limits";
import type { Outcome } from "../panel";
import { NotDone } from "../todo";

export interface Finding {
  /** One sentence: what is wrong. */
  what: string;
  /** The smallest input on which it shows. */
  input?: string;
  expected?: string;
  came?: string;
  /** What the mistake probably is, and what to try. */
  cause?: string;
  /** The student's own line, when the code itself stopped. */
  place?: string;
}

/** Thrown by a check: the answer isn't right yet. */
export class Mistake extends Error {
  constructor(readonly finding: Finding) {
    super(finding.what);
  }
}

/** The student's code stopped with an error of its own, or had to be stopped. */
export class Crash extends Mistake {}

/** @throws Mistake unless `condition` holds */
export function expect(condition: unknown, finding: Finding): asserts condition {
  if (!condition) throw new Mistake(finding);
}

/** The outcome of a check that throws a Mistake if the answer isn't right. */
export function judge(exercise: Exercise, verify: () => void): Outcome {
  try {
    tidied(verify);
    return { kind: "correct" };
  } catch (error) {
    if (error instanceof Mistake) return { kind: "not yet", finding: error.finding };
    if (error instanceof NotDone) return { kind: "not done", note: howToGoOn(exercise, error.exercise) };
    throw error;
  }
}

function howToGoOn(exercise: Exercise, missing: Exercise): string {
  if (missing !== exercise) return `It needs ${titleOf(missing)}, which isn't done yet.`;
  return (
    `Replace the line with \`todo("${exercise}", …)\` by your answer. If you have, look at its cell: it stopped with an ` +
    `error, or \`todo\` is still in it. Stuck? Run \`hint("${exercise}")\`.`
  );
}
