// The exercises, and what the student has done of them so far.

/** In the lesson's order. */
export const exercises = [
  "load",
  "standardise",
  "keep",
  "euclideanDist",
  "fit",
  "predict",
  "palette",
  "cluster2image",
  "inertia",
] as const;

export type Exercise = (typeof exercises)[number];

/** "exercise 4, euclideanDist" */
export function titleOf(exercise: Exercise): string {
  return `exercise ${exercises.indexOf(exercise) + 1}, ${exercise}`;
}

export interface Record {
  /** Solved by the student. */
  done: Set<Exercise>;
  /** todo() gives our answer. */
  reference: Set<Exercise>;
  /** Our answer has been used since the last check. */
  used: Set<Exercise>;
  /** What the last check found to be our answer. */
  ours: Map<Exercise, WeakRef<object>>;
  /** How many hints have been shown. */
  hints: Map<Exercise, number>;
}

/** It outlives a reload of this module, as when a file of src/ is edited. */
const KEY = Symbol.for("talos.exercises");
const kept = globalThis as { [KEY]?: Record };
kept[KEY] ??= { done: new Set(), reference: new Set(), used: new Set(), ours: new Map(), hints: new Map() };

export const record: Record = kept[KEY];
