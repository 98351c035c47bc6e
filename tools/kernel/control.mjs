// The thread that answers while a cell keeps the main thread busy: heartbeat, interrupt, shutdown.
import { Worker } from "node:worker_threads";

/** What the two threads share: how many interrupts the main one has seen, whose code it runs, and whether that is being ended. */
const shared = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
export const INTERRUPTS_SEEN = 0;
export const STATE = 1;
export const ENDING = 2;

/** The kernel's own code, which must run to its end: cut short, it would leave the kernel without answers. */
export const PROTECTED = 0;
/** Nothing, as a rule, while the main thread waits; but a student's timer or the rest of a cell may run. */
export const WAITING = 1;
/** A cell's code, from its start to its first await or its end. */
export const RUNNING = 2;

/** @param {number} state */
export function enterState(state) {
  Atomics.store(shared, STATE, state);
}

/** After a cell's code: where it is just being ended, that must not strike what comes next. */
export function leaveCell() {
  enterState(WAITING);
  while (Atomics.load(shared, ENDING) === 1); // is ended in here, in place of the code, which has come to its end by itself
}

/**
 * @template T
 * @param {() => Promise<T>} wait
 */
export async function whileWaiting(wait) {
  enterState(WAITING);
  try {
    return await wait();
  } finally {
    enterState(PROTECTED);
  }
}

const parent = process.ppid; // now: it changes when Jupyter dies

/**
 * @param {import("./sockets.mjs").Connection} connection
 * @param {{ interrupt: () => void }} actions
 */
export function startControl(connection, { interrupt }) {
  const url = new URL("./control-thread.mjs", import.meta.url);
  const worker = new Worker(url, { workerData: { connection, shared, parent } });
  worker.on("message", (message) => {
    if (message === "shutdown") process.exit(0);
    Atomics.add(shared, INTERRUPTS_SEEN, 1);
    interrupt();
  });
}
