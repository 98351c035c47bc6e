// The blanks. An exercise that isn't done yet must not fill the page with errors: what needs it says so, and no more.
import { type Exercise, record, titleOf } from "./exercises";
import { textPanel } from "./panel";
import { answers } from "./reference";

/** The kernel shows what an error carries under this name in place of a traceback, and goes on with the next cell. */
const NOTICE = Symbol.for("talos.notice");
const STANDS_FOR = Symbol.for("talos.standsFor");
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** Their blanks are values that later lines and cells use; the blanks of the others are inside functions. */
const VALUES: readonly Exercise[] = ["load", "standardise", "keep", "palette"];

export class NotDone extends Error {
  override name = "NotDone";

  constructor(readonly exercise: Exercise) {
    super(`not done yet: ${titleOf(exercise)}`);
  }

  /** standIn: for the variables that the cell would have set after this. */
  get [NOTICE]() {
    return { data: textPanel(this.message, "This cell needs it."), standIn: standIn(this.exercise) };
  }
}

/**
 * Stands where the answer of an exercise belongs, until you write it there.
 * @param given what the exercise starts from; `useReference` needs it
 * @throws NotDone, at once or when the value is used
 */
// biome-ignore lint/suspicious/noExplicitAny: it takes the place of whatever the answer will be
export function todo(exercise: Exercise, ...given: any[]): any {
  if (record.reference.has(exercise)) return answer(exercise, given);
  if (VALUES.includes(exercise)) return waitsFor(given[0]) ? given[0] : standIn(exercise, given[0]);
  throw new NotDone(exercise);
}

/** Our answer to an exercise. */
export function answer(exercise: Exercise, given: unknown[]): unknown {
  record.used.add(exercise);
  const compute: (...given: never[]) => unknown = answers[exercise];
  return compute(...(given as never[]));
}

const TRAPS = ["set", "has", "apply", "construct", "ownKeys", "getPrototypeOf"];

/** A value whose every use throws NotDone. `before` is what the exercise before it has made of it. */
function standIn(exercise: Exercise, before?: unknown): unknown {
  const complain = () => {
    throw new NotDone(exercise);
  };
  const target = Object.assign(() => undefined, { [INSPECT]: () => `not done yet: ${titleOf(exercise)}` });
  return new Proxy(target, {
    ...Object.fromEntries(TRAPS.map((trap) => [trap, complain])),
    get(_target, property) {
      if (property === "then") return undefined; // so that it can be awaited
      return property === STANDS_FOR ? { exercise, before } : complain();
    },
  });
}

/** @throws NotDone if the value stands in for an answer */
export function needs(value: unknown): void {
  const waiting = waitsFor(value);
  if (waiting) throw new NotDone(waiting.exercise);
}

/** The exercise that the value stands in for, if it does; and the value before that exercise. */
export function waitsFor(value: unknown): { exercise: Exercise; before?: unknown } | undefined {
  if (typeof value !== "function") return undefined;
  return (value as { [STANDS_FOR]?: { exercise: Exercise; before?: unknown } })[STANDS_FOR];
}
