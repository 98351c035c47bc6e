// Calls a student's code so that nothing it does can hang the notebook or take it down.
import { Script } from "node:vm";
import { tf } from "../../base/tf";
import { mute } from "../../page/display";
import { refuseEnormousTables } from "./enormous";
import { memoryWatch } from "./memory-watch";
import { watchForMisuse } from "./misuse";
import { inTurn } from "./undo";

/** How long one call may take. */
export const limits = { seconds: 5 };

/** The code took too much of something and was stopped. */
export class Stopped extends Error {
  constructor(readonly reason: "time" | "memory") {
    super(
      reason === "time"
        ? `Your code was stopped: it was still running after ${limits.seconds} ${limits.seconds === 1 ? "second" : "seconds"}.`
        : "Your code was stopped because it was using up the computer's memory.",
    );
  }
}

const CALL = Symbol.for("talos.limitedCall");
const script = new Script(`globalThis[Symbol.for("${CALL.description}")]()`, {
  filename: "talos-limited-call",
});

/**
 * Calls `call` and gives what it gives. Nothing is displayed meanwhile: a check calls the student's code many times, and the
 * progress bars of those calls would bury the outcome.
 * @throws Stopped after some seconds or too much memory; an interrupt passes through
 */
export function limited<T>(call: () => T): T {
  const slot = globalThis as { [CALL]?: () => T };
  slot[CALL] = call;
  memoryWatch.start();
  const restore = inTurn([refuseEnormousTables(), watchForMisuse(), mute(), memoryWatch.stop]);
  const later = setImmediate(restore); // an interrupt ends a cell without going through any `finally`
  try {
    return script.runInThisContext({ timeout: limits.seconds * 1000, breakOnSigint: true }) as T;
  } catch (error) {
    throw stopped(error) ?? error;
  } finally {
    clearImmediate(later);
    restore();
    delete slot[CALL];
  }
}

function stopped(error: unknown): Stopped | undefined {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return new Stopped("time");
  if (code === "ERR_SCRIPT_EXECUTION_INTERRUPTED" && memoryWatch.tripped()) return new Stopped("memory");
  return undefined;
}

/** Frees what `body` made, also where it was stopped in the middle of an operation. */
export function tidied<T>(body: () => T): T {
  const engine = tf.engine();
  const { scopeStack, gradientDepth, kernelDepth, activeTape } = engine.state;
  const depth = scopeStack.length;
  engine.startScope("check");
  try {
    return body();
  } finally {
    while (scopeStack.length > depth) endScope();
    Object.assign(engine.state, { gradientDepth, kernelDepth, activeTape });
  }
}

function endScope(): void {
  const engine = tf.engine();
  try {
    engine.endScope();
  } catch {
    engine.state.activeScope.track = []; // one of them was stopped in its making, and has no memory to give back
    engine.endScope();
  }
}
