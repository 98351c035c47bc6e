// Runs beside the main thread and is never blocked by a cell.
import { Session } from "node:inspector";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { ENDING, INTERRUPTS_SEEN, PROTECTED, RUNNING, STATE, WAITING } from "./control.mjs";
import { openControlSockets } from "./sockets.mjs";
import { encode, tryDecode } from "./wire.mjs";

const LOOK_MS = 100;

// How long the main thread may take to hear of an interrupt by itself. While it waits it will; only where a timer or the
// rest of a cell keeps it busy does it not. What must not happen is to end the next thing it does instead of a cell: so
// the patience is longer than a busy machine lets an idle thread wait.
/** @type {Record<number, number>} */
const PATIENCE_MS = { [PROTECTED]: Infinity, [WAITING]: 1000, [RUNNING]: LOOK_MS };
const SHUTDOWN_MS = 1000;
const PARENT_CHECK_MS = 1000;

/** @type {{ connection: import("./sockets.mjs").Connection, shared: Int32Array, parent: number }} */
const { connection, shared, parent } = workerData;
const { control, heartbeat } = await openControlSockets(connection);

/** Ends the code that keeps the main thread busy; resolves when it has ended. */
function terminateCell() {
  return new Promise((resolve) => {
    const session = new Session();
    session.connectToMainThread();
    session.post("Runtime.terminateExecution", () => {
      session.disconnect();
      resolve(undefined);
    });
  });
}

/** How many interrupts the main thread had seen when the last one was sent. */
let sentAfter = -1;

async function interrupt() {
  const seen = Atomics.load(shared, INTERRUPTS_SEEN);
  if (seen === sentAfter) return; // the one before is still under way: this one means the same cell
  sentAfter = seen;
  parentPort?.postMessage("interrupt");
  for (let since = Date.now(); Atomics.load(shared, INTERRUPTS_SEEN) === seen; await sleep(LOOK_MS)) {
    const state = Atomics.load(shared, STATE);
    if (Date.now() - since < PATIENCE_MS[state]) continue;
    Atomics.store(shared, ENDING, 1); // from here on, a cell that is running stays until it is ended
    if (Atomics.load(shared, STATE) === state && Atomics.load(shared, INTERRUPTS_SEEN) === seen) {
      await terminateCell();
      Atomics.compareExchange(shared, STATE, RUNNING, WAITING); // what was ended could not say that it ended
    }
    Atomics.store(shared, ENDING, 0);
    since = Date.now();
  }
}

async function shutdown() {
  control.close();
  heartbeat.close();
  parentPort?.postMessage("shutdown");
  await sleep(SHUTDOWN_MS);
  process.kill(process.pid, "SIGKILL");
}

/** @type {Record<string, () => Promise<void>>} */
const ACTIONS = { interrupt_request: interrupt, shutdown_request: shutdown };

async function answerControl() {
  for await (const frames of control) {
    const message = tryDecode(frames, connection.key);
    if (!message) continue;
    const { msg_type } = message.header;
    const action = ACTIONS[msg_type];
    if (!action) continue;
    const content = { status: "ok", ...message.content };
    await control.send(encode(message, msg_type.replace("_request", "_reply"), content, connection.key));
    action();
  }
}

async function answerHeartbeat() {
  for await (const frames of heartbeat) await heartbeat.send(frames);
}

/** Jupyter may die without a word; its kernels must not outlive it. */
function followParent() {
  const alive = () => {
    try {
      process.kill(parent, 0);
      return process.ppid === parent;
    } catch {
      return false;
    }
  };
  setInterval(() => alive() || shutdown(), PARENT_CHECK_MS);
}

answerControl();
answerHeartbeat();
if (process.env.JPY_PARENT_PID) followParent();
