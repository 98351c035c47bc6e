// Calls what the student wrote.
import type { Exercise } from "../exercises";
import { limited, Stopped } from "../guard/limits";
import { NotDone, waitsFor } from "../todo";
import { Crash, Mistake } from "./finding";
import { placeOf } from "./place";

/**
 * The result of the student's code.
 * @param input what it is called with, for the message
 * @throws Mistake if it stops with an error or has to be stopped
 */
export function call<T>(code: () => T, input: string): T {
  try {
    return limited(code);
  } catch (error) {
    if (error instanceof NotDone || error instanceof Mistake || isInterrupt(error)) throw error;
    if (error instanceof Stopped)
      throw new Mistake({ what: error.message, input, cause: ADVICE[error.reason] });
    const what = `Your code stopped with an error: ${error instanceof Error ? error.message : String(error)}`;
    throw new Crash({ what, input, cause: likelyCause(String(error)), place: placeOf(error) });
  }
}

function isInterrupt(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
}

const ADVICE = {
  time: "Is there a loop that never ends? Look at what its condition waits for, and whether that ever changes.",
  memory: "Is there a loop that never ends, and makes more and more lists or tensors?",
};

const CAUSES: [pattern: RegExp, cause: string][] = [
  [
    /could not be broadcast|Incompatible shapes/,
    "Two tensors meet only where their axes are equally long, or one of them has the length 1: `expandDims(axis)` " +
      "puts in an axis of length 1. Print the shapes with `console.log(x.shape)`.",
  ],
  [/Maximum call stack/, "A function calls itself again and again without coming to an end."],
  [
    /is not a function/,
    "Is it a tensor where a list is meant, or the other way round? `arraySync()` gives a tensor's lists.",
  ],
  [
    /of undefined|of null/,
    "A list is shorter than the loop thinks, or a variable has no value yet. Check where the loops end.",
  ],
  [
    /Size\(\d+\) must match|Input to reshape/,
    "`reshape` keeps the number of values: the new shape must hold exactly as many.",
  ],
  [
    /refused, it would fill|Invalid typed array length|Invalid array length|OOM when/,
    "Look at the sizes: is one of them far too large?",
  ],
  [
    /points, but \d+ labels/,
    "Each point needs one label. In a table of distances [N, K], `argMin(1)` looks along each row, from cluster to cluster.",
  ],
  [
    /which is no label/,
    "A label is the number of a cluster. `argMin(1)` finds the number of the nearest one, `min(1)` its distance.",
  ],
  [/must be int32/, "Numbers of rows are whole numbers: `toInt()` makes them so, `labels.toInt()`."],
  [/is not defined/, "Is the name spelt as where it was declared, and was its cell run?"],
];

function likelyCause(error: string): string | undefined {
  return CAUSES.find(([pattern]) => pattern.test(error))?.[1];
}

/**
 * @param name what the notebook calls it: a function, or a class, which is one too
 * @throws Mistake if what a check was given isn't a function; NotDone if it stands in for one
 */
export function asFunction<F>(answer: unknown, exercise: Exercise, name: string = exercise): F {
  const waiting = waitsFor(answer);
  if (waiting) throw new NotDone(waiting.exercise);
  if (typeof answer === "function") return answer as F;
  throw new Mistake({
    what: `The check takes ${name} itself, not something made with it: \`check.${exercise}(${name})\`.`,
  });
}
