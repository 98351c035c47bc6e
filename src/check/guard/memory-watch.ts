// A thread that ends a call which fills the memory: a loop that never ends can do so within the time that it is given.
import { Worker } from "node:worker_threads";

const MOST = 256 * 2 ** 20; // bytes by which the process may grow during one call
const [CALL, TRIPPED] = [0, 1]; // the number of the call that is watched, or 0; whether it took too much

/** Looks every 20 ms. The signal ends the innermost call that listens for it (vm's breakOnSigint), and nothing else. */
const WATCH = `
  const { workerData: { state, most } } = require("node:worker_threads");
  while (true) {
    Atomics.wait(state, ${CALL}, 0);
    const call = Atomics.load(state, ${CALL});
    const before = process.memoryUsage.rss();
    while (call !== 0 && Atomics.wait(state, ${CALL}, call, 20) === "timed-out") {
      if (process.memoryUsage.rss() - before < most) continue;
      if (Atomics.compareExchange(state, ${CALL}, call, 0) !== call) break;
      Atomics.store(state, ${TRIPPED}, 1);
      process.kill(process.pid, "SIGINT");
    }
  }`;

let state: Int32Array | undefined;
let calls = 0;

function startWorker(): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(WATCH, { eval: true, workerData: { state: shared, most: MOST } });
  worker.unref();
  return shared;
}

function watch(call: number): void {
  if (process.platform === "win32") return; // there, this signal ends the whole process
  state ??= startWorker();
  Atomics.store(state, CALL, call);
  Atomics.notify(state, CALL);
}

export const memoryWatch = {
  start() {
    if (state) Atomics.store(state, TRIPPED, 0);
    watch(++calls);
  },
  stop: () => watch(0),
  /** Whether the memory was what ended the last call. */
  tripped: () => state !== undefined && Atomics.load(state, TRIPPED) === 1,
};
