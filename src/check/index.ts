// The exercises: blanks, checks that explain, hints and solutions.
import { display } from "../page/display";
import { loadImage } from "../picture/image";
import { type Exercise, record, titleOf } from "./exercises";
import { hints } from "./hints";
import { judge } from "./judging/finding";
import { verifiers } from "./judging/verify";
import { outcomePanel, textPanel } from "./panel";
import { answer, waitsFor } from "./todo";
import { worked } from "./worked";

export { todo } from "./todo";

/** By exercise: shows below its cell how it went, and throws nothing. */
const checks = Object.fromEntries(
  Object.entries<(...given: never[]) => void>(verifiers).map(([exercise, verify]) => [
    exercise,
    (...given: never[]) => show(exercise as Exercise, given[0], () => verify(...given)),
  ]),
) as typeof verifiers;

const withFile = (check: typeof checks.load) => async (image: unknown, file: string) =>
  check(image, await loadImage(file));

/** One check for each exercise. */
export const check = Object.freeze({
  ...checks,
  load: withFile(checks.load),
  standardise: withFile(checks.standardise),
});

function show(exercise: Exercise, value: unknown, verify: () => void): void {
  const isOwnFunction = typeof value === "function" && !waitsFor(value);
  if (isOwnFunction) record.used.delete(exercise); // other cells may have called ours: this check calls anew
  const outcome = judge(exercise, verify);
  const isOurs = record.used.delete(exercise) || record.ours.get(exercise)?.deref() === value;
  if (outcome.kind === "correct" && !isOurs) record.done.add(exercise);
  else record.done.delete(exercise);
  if (outcome.kind === "correct" && isOurs) {
    record.ours.set(exercise, new WeakRef(value as object));
    outcome.note = OURS;
  }
  display(outcomePanel(headline(exercise, outcome.kind), outcome, record.done));
}

const OURS =
  "This is our answer, so it doesn't count yet: write your own in its place when you like, and run its cell.";

function headline(exercise: Exercise, kind: string): string {
  const title = titleOf(exercise);
  return kind === "not done" ? `not done yet: ${title}` : `${capitalised(title)}: ${kind}`;
}

const capitalised = (text: string) => text[0].toUpperCase() + text.slice(1);

/** Shows one more hint each time. */
export function hint(exercise: Exercise): void {
  const all = hints[exercise];
  const shown = Math.min(all.length, (record.hints.get(exercise) ?? 0) + 1);
  record.hints.set(exercise, shown);
  const after = shown === all.length ? ` (After this, there is \`solution("${exercise}")\`.)` : "";
  const title = `Hint ${shown} of ${all.length}: ${titleOf(exercise)}`;
  display(textPanel(title, `${all[shown - 1]}${after}`));
}

/** Shows the worked code. */
export function solution(exercise: Exercise): void {
  const text = "One way of several. Type it in yourself instead of copying it: you will notice more.";
  display(textPanel(`Solution: ${titleOf(exercise)}`, text, worked(exercise).code));
}

/**
 * For going on without an answer of your own: from now on, the line with todo(exercise, …) gives ours.
 * In place of that `todo`, `useReference(exercise, …)` with the same arguments is our answer itself.
 */
// biome-ignore lint/suspicious/noExplicitAny: it takes the place of whatever the answer will be
export function useReference(exercise: Exercise, ...given: any[]): any {
  if (given.length > 0) return answer(exercise, given);
  record.reference.add(exercise);
  const text =
    "From now on this line gives our answer. If you have replaced it, put it back; run its cell again, and go on from there.";
  display(textPanel(`Our answer: ${titleOf(exercise)}`, text, worked(exercise).stub));
}
