// What makes a loop end: the stop button, or the time that a check allows.
import { Interrupted, stoppable } from "../../kernel/stop/interruption.mjs";

/** Set by the page, where it may share memory with its worker: what the worker is busy with is to stop. */
let flag = new Int32Array(1);
let deadline = Number.POSITIVE_INFINITY;

export function shareFlag(shared: Int32Array<ArrayBuffer>): void {
  flag = shared;
}

export function clearFlag(): void {
  Atomics.store(flag, 0, 0);
}

class OutOfTime extends Error {
  readonly code = "ERR_SCRIPT_EXECUTION_TIMEOUT";
}

/** The compiled cells call it each time that a loop comes round. */
function look(): void {
  if (Atomics.load(flag, 0) !== 0) throw new Interrupted();
  if (performance.now() > deadline) throw new OutOfTime("The code was stopped: it took too long.");
}

export const looking = Object.assign(stoppable, { look });

/** Calls `call`, whose loops end after that time. */
export function withDeadline<T>(until: number, call: () => T): T {
  const before = deadline;
  deadline = Math.min(before, until);
  try {
    return call();
  } finally {
    deadline = before;
  }
}
