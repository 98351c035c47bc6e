// A thread that ends a call which fills the memory: a loop that never ends can do so within the time that it is given.
import { Worker } from "node:worker_threads";

const MOST = 256 * 2 ** 20; // bytes by which the process may grow during one call
const TRIPPED = -1;

/** Looks every 20 ms. The signal ends the innermost call that listens for it (vm's breakOnSigint), and nothing else. */
const WATCH = `
  const { workerData: { state, most } } = require("node:worker_threads");
  let call = 0;
  while (true) {
    Atomics.wait(state, 0, call);
    call = Atomics.load(state, 0);
    const before = process.memoryUsage.rss();
    while (call > 0 && Atomics.wait(state, 0, call, 20) === "timed-out") {
      if (process.memoryUsage.rss() - before < most) continue;
      if (Atomics.compareExchange(state, 0, call, ${TRIPPED}) === call) process.kill(process.pid, "SIGINT");
      break;
    }
  }`;

/** The number of the call that is watched; 0 between calls, TRIPPED when one has taken too much. */
let state: Int32Array | undefined;
let calls = 0;

function startWorker(): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(WATCH, { eval: true, workerData: { state: shared, most: MOST } });
  worker.unref();
  return shared;
}

function watch(call: number): void {
  if (process.platform === "win32") return; // there, this signal ends the whole process
  state ??= startWorker();
  Atomics.store(state, 0, call);
  Atomics.notify(state, 0);
}

export const memoryWatch = {
  start: () => watch(++calls),
  stop: () => watch(0),
  /** Whether the memory is what has ended the call. */
  tripped: () => state !== undefined && Atomics.load(state, 0) === TRIPPED,
};
