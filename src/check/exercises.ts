/** The exercises, in the lesson's order. */
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

/** @throws with the names to choose from if there is no such exercise */
export function named(name: string): Exercise {
  const exercise = exercises.find((known) => known === name);
  if (exercise) return exercise;
  throw new Error(`There is no exercise "${name}". The exercises are: ${exercises.join(", ")}.`);
}

/** Whether `a` comes before `b` in the lesson. */
export function isBefore(a: Exercise, b: Exercise): boolean {
  return exercises.indexOf(a) < exercises.indexOf(b);
}
