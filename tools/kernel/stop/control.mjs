// The thread that answers while a cell keeps the main thread busy: heartbeat, interrupt, shutdown.
import { Worker } from "node:worker_threads";

/** What the two threads share. */
const shared = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
/** The number of the last interrupt that the main thread has heard of. */
export const HEARD = 0;
/** What the main thread is at, by number: each cell has one, and each pause between two. */
export const WORK = 1;
/** Whether code was ended and the main thread has not heard of it yet. */
export const ENDED = 2;

/** Something else begins, a cell or the pause after it: no interrupt that has come is meant for that. */
export function beginWork() {
  return Atomics.add(shared, WORK, 1) + 1;
}

/** @typedef {{ interrupt: () => void, recover: () => void }} Actions */

/**
 * What the main thread does when it hears of an interrupt. It may hear of it late, when it is at something
 * else.
 * @param {{ number: number, work: number }} interrupt its number, and what the main thread was at when it came
 * @param {Actions} actions interrupt: stops the cell that is running; recover: tidies after code that was
 *   ended
 */
export function hear({ number, work }, { interrupt, recover }) {
  Atomics.store(shared, HEARD, number);
  const ended = Atomics.exchange(shared, ENDED, 0) === 1;
  if (work === Atomics.load(shared, WORK)) interrupt();
  else if (ended) recover();
}

const parent = process.ppid; // now: it changes when Jupyter dies

/**
 * @param {import("../protocol/sockets.mjs").Connection} connection
 * @param {Actions} actions
 */
export function startControl(connection, actions) {
  const url = new URL("./control-thread.mjs", import.meta.url);
  const worker = new Worker(url, { workerData: { connection, shared, parent } });
  worker.on("message", (message) => {
    if (message === "shutdown") process.exit(0);
    hear(message, actions);
  });
}
