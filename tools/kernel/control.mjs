// The thread that answers while a cell keeps the main thread busy: heartbeat, interrupt, shutdown.
import { Worker } from "node:worker_threads";

/** What the two threads share: how many interrupts the main one has seen, and whether its code must run to its end. */
const shared = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
export const INTERRUPTS_SEEN = 0;
export const PROTECTED = 1;

/** From here on the kernel's own code runs: an interrupt that cut it short would leave the kernel without answers. */
export function protect() {
  Atomics.store(shared, PROTECTED, 1);
}

/** From here on the student's code runs, or none. */
export function expose() {
  Atomics.store(shared, PROTECTED, 0);
}

/**
 * While the kernel waits for something, the student's timers may run.
 * @template T
 * @param {() => Promise<T>} wait
 */
export async function whileExposed(wait) {
  expose();
  try {
    return await wait();
  } finally {
    protect();
  }
}

/**
 * @param {import("./sockets.mjs").Connection} connection
 * @param {{ interrupt: () => void }} actions
 */
export function startControl(connection, { interrupt }) {
  const url = new URL("./control-thread.mjs", import.meta.url);
  const worker = new Worker(url, { workerData: { connection, shared } });
  worker.on("message", (message) => {
    if (message === "shutdown") process.exit(0);
    Atomics.add(shared, INTERRUPTS_SEEN, 1);
    interrupt();
  });
}
