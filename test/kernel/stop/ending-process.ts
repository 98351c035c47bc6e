// A process for ending.test.ts, whose main thread is in the place of the kernel's: `node … ending-process.ts <case>` prints how it
// went. What runs on the main thread, runs in callbacks of their own: this file's own calls are not to be on the stack.
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import vm from "node:vm";
import { Worker } from "node:worker_threads";

const ENDING = new URL("../../../tools/kernel/stop/ending.mjs", import.meta.url).href;
const KERNEL = new URL("../../../tools/kernel/protocol/shell.mjs", import.meta.url).href;

/** What the threads share. */
const [WANTED, QUESTIONS, ENDED, SPARED, STEPS, MOVED] = [0, 1, 2, 3, 4, 5];
const shared = new Int32Array(new SharedArrayBuffer(6 * Int32Array.BYTES_PER_ELEMENT));
shared[WANTED] = 1;
Object.assign(globalThis, { shared });

/**
 * Another thread that ends what this one is at, until that has happened; resolves then. The thread stays, as the kernel's does: Node
 * aborts where it is still answering a thread that goes.
 * @param isWanted as code; asked before each look, and again when this thread stands still
 */
function endingThread(isWanted: string): Promise<unknown> {
  const code = `const { parentPort, workerData: shared } = require("node:worker_threads");
    parentPort.on("message", () => {});
    const isWanted = () => { Atomics.add(shared, ${QUESTIONS}, 1); ${isWanted} };
    const ended = () => { Atomics.add(shared, ${ENDED}, 1); Atomics.store(shared, ${WANTED}, 0); };
    import(${JSON.stringify(ENDING)}).then((ending) => ending.endStudentsCode(isWanted, ended))
      .then(() => parentPort.postMessage("done"));`;
  return once(new Worker(code, { eval: true, workerData: shared }), "message");
}

/** Runs code as if it were written in `file`; resolves afterwards, also where the code did not come to its end. */
async function run(file: string, body: string): Promise<void> {
  setTimeout(vm.runInThisContext(`(function () { ${body} })`, { filename: file }));
  await sleep(1);
}

const WHILE_WANTED = `return Atomics.load(shared, ${WANTED}) === 1;`;
const LOOP = `while (true) Atomics.add(shared, ${STEPS}, 1);`;

const cases: Record<string, () => Promise<unknown>> = {
  async loop() {
    const done = endingThread(WHILE_WANTED);
    await run("cell-1", `try { ${LOOP} } finally { shared[${SPARED}] = 1; }`);
    await done;
    return { ended: shared[ENDED], finallyRan: shared[SPARED] };
  },

  async kernel() {
    const done = endingThread(WHILE_WANTED);
    await run(
      KERNEL,
      `while (Atomics.load(shared, ${QUESTIONS}) < 10); shared[${SPARED}] = 1 - shared[${ENDED}];`,
    );
    await run("cell-1", LOOP);
    await done;
    return { ended: shared[ENDED], kernelCameToItsEnd: shared[SPARED] };
  },

  async "another cell"() {
    // As long as this thread runs, it seems to be the cell that is meant; when it stands still, it turns out to be another one.
    const done = endingThread(`const standsStill = !new Error().stack.includes("endStudentsCode");
      if (standsStill) Atomics.store(shared, ${WANTED}, 0);
      ${WHILE_WANTED}`);
    await run("cell-2", `while (Atomics.load(shared, ${WANTED}) === 1); shared[${SPARED}] = 1;`);
    await done;
    return { ended: shared[ENDED], otherCameToItsEnd: shared[SPARED] };
  },

  async "stands still"() {
    const done = endingThread(`const before = Atomics.load(shared, ${STEPS});
      Atomics.wait(shared, ${MOVED}, 0, 50);
      if (Atomics.load(shared, ${QUESTIONS}) === 2) Atomics.store(shared, ${MOVED}, Atomics.load(shared, ${STEPS}) - before);
      ${WHILE_WANTED}`);
    await run("cell-1", LOOP);
    await done;
    return { ended: shared[ENDED], moved: shared[MOVED], ran: shared[STEPS] > 0 };
  },
};

cases[process.argv[2]]().then((outcome) => {
  console.log(JSON.stringify(outcome));
  process.exit();
});
