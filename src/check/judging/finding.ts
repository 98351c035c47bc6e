// What a check has to say about an answer that isn't right yet.

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

/** The student's code stopped with an error of its own. */
export class Crash extends Mistake {}

/** @throws Mistake unless `condition` holds */
export function expect(condition: unknown, finding: Finding | (() => Finding)): asserts condition {
  if (!condition) throw new Mistake(typeof finding === "function" ? finding() : finding);
}
