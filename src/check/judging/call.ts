// Calls what the student wrote.
import { tf } from "../../base/tf";
import type { Exercise } from "../exercises";
import { limited, Stopped } from "../guard/limits";
import { NotDone, needs } from "../todo";
import { causeOf } from "./advice";
import { Crash, expect, Mistake } from "./finding";

/**
 * The result of the student's code.
 * @param inputs what it is called with; `input` is the same for the message
 * @throws Crash if it stops with an error or has to be stopped; Mistake if it disposes of its inputs or changes them
 */
export function callOn<T>(inputs: unknown[], input: string, code: () => T): T {
  const before = inputs.map(contents).join();
  const result = call(code, input);
  expect(!inputs.some((value) => value instanceof tf.Tensor && value.isDisposed), {
    what: "Your code disposes of its input, which is still needed afterwards.",
    input,
    cause: "Leave out `dispose()`: memory is given back by itself.",
  });
  expect(inputs.map(contents).join() === before, {
    what: "Your code changes its input: what it is given must stay as it is.",
    input,
    cause: "Assign only to what your code has made itself. To change a list, copy it first.",
  });
  return result;
}

function call<T>(code: () => T, input: string): T {
  try {
    return limited(code);
  } catch (error) {
    if (error instanceof NotDone || error instanceof Mistake || isInterrupt(error)) throw error;
    if (error instanceof Stopped)
      throw new Crash({ what: error.message, input, cause: ADVICE[error.reason] });
    const what = `Your code stopped with an error: ${error instanceof Error ? error.message : String(error)}`;
    throw new Crash({ what, input, cause: causeOf(String(error)), place: placeOf(error) });
  }
}

/** A tensor's numbers, or those of nested lists. */
export function contents(input: unknown): string {
  return JSON.stringify(input instanceof tf.Tensor ? Array.from(input.dataSync()) : input);
}

function isInterrupt(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
}

const ADVICE = {
  time: "Is there a loop that never ends? Look at what its condition waits for, and whether that ever changes.",
  memory: "Is there a loop that never ends, and makes more and more lists or tensors?",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that starts a colour
const COLOUR = /\x1b\[\d+m/g;

/** The cell, the number of the line and the line itself, where the code runs in the lesson's kernel. */
function placeOf(error: unknown): string | undefined {
  const kernel: { report(error: unknown): { traceback: string[] } } | undefined = Reflect.get(
    globalThis,
    Symbol.for("talos.kernel"),
  );
  const excerpts = (kernel?.report(error).traceback ?? []).map((text) => text.replace(COLOUR, ""));
  const inCheck = (text: string) => /> \d+ \| .*\bcheck\.\w+\(/.test(text);
  return excerpts.filter((text) => /^Cell \[\d+\], line/.test(text) && !inCheck(text)).pop();
}

/**
 * @param name what the notebook calls it: a function, or a class, which is one too
 * @throws Mistake if what a check was given isn't a function; NotDone if it stands in for one
 */
// biome-ignore lint/suspicious/noExplicitAny: what a student's function takes and gives
export function asFunction(answer: unknown, exercise: Exercise, name: string = exercise): any {
  needs(answer);
  if (typeof answer === "function") return answer;
  const kind = name === "KMeans" ? "class" : "function";
  throw new Mistake({
    what: `Give the check the ${kind} itself, not an object or result made with it: \`check.${exercise}(${name})\`.`,
  });
}
