// Calls a student's code so that nothing it does can hang the notebook or take it down.
import { Script } from "node:vm";
import { tf } from "../../base/tf";
import { refuseEnormousTables } from "./enormous";
import { memoryWatch } from "./memory-watch";
import { undoable } from "./undo";

const SECONDS = 5;

/** The code took too much of something and was stopped. */
export class Stopped extends Error {
  constructor(readonly reason: "time" | "memory") {
    super(
      reason === "time"
        ? `Your code was stopped: it was still running after ${SECONDS} seconds.`
        : "Your code was stopped: it was filling the memory of the computer.",
    );
  }
}

const CALL = Symbol.for("talos.limitedCall");
const script = new Script(`globalThis[Symbol.for("${CALL.description}")]()`, {
  filename: "talos-limited-call",
});

/**
 * Calls `call` and gives what it gives.
 * @throws Stopped after some seconds or too much memory; an interrupt passes through
 */
export function limited<T>(call: () => T): T {
  const slot = globalThis as { [CALL]?: () => T };
  slot[CALL] = call;
  const release = undoable(limitMemory());
  try {
    return script.runInThisContext({ timeout: SECONDS * 1000, breakOnSigint: true }) as T;
  } catch (error) {
    throw stopped(error) ?? error;
  } finally {
    release();
    delete slot[CALL];
  }
}

/** @returns how to lift the limits again */
function limitMemory(): () => void {
  const allow = refuseEnormousTables();
  memoryWatch.start();
  return () => {
    memoryWatch.stop();
    allow();
  };
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
    while (scopeStack.length > depth) engine.endScope();
    Object.assign(engine.state, { gradientDepth, kernelDepth, activeTape });
  }
}
