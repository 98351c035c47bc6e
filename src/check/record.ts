// What the student has done so far. It outlives a reload of this module, as when a file of src/ is edited.
import type { Exercise } from "./exercises";

export interface Record {
  /** Solved by the student. */
  done: Set<Exercise>;
  /** todo() gives our answer. */
  reference: Set<Exercise>;
  /** Our answer has been used since the last check. */
  used: Set<Exercise>;
  /** How many hints have been shown. */
  hints: Map<Exercise, number>;
}

const KEY = Symbol.for("talos.exercises");

function begin(): Record {
  return { done: new Set(), reference: new Set(), used: new Set(), hints: new Map() };
}

const kept = globalThis as { [KEY]?: Record };
kept[KEY] ??= begin();

export const record: Record = kept[KEY];
