// The thread that answers while a cell keeps the main thread busy: heartbeat, interrupt, shutdown.
import { Worker } from "node:worker_threads";

/** Counters shared with the control thread (control-thread.mjs). */
export const SLOTS = { interruptsSeen: 0, critical: 1 };

const shared = new Int32Array(
  new SharedArrayBuffer(Object.keys(SLOTS).length * Int32Array.BYTES_PER_ELEMENT),
);

/**
 * Runs the kernel's own work, which an interrupt must not cut short: the compiler would not recover.
 * @template T
 * @param {() => T} work
 */
export function uninterrupted(work) {
  Atomics.add(shared, SLOTS.critical, 1);
  try {
    return work();
  } finally {
    Atomics.sub(shared, SLOTS.critical, 1);
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
    Atomics.add(shared, SLOTS.interruptsSeen, 1);
    interrupt();
  });
}
