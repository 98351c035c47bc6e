// Runs beside the main thread and is never blocked by a cell.
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { openControlSockets } from "../protocol/sockets.mjs";
import { encode, tryDecode } from "../protocol/wire.mjs";
import { ENDED, HEARD, WORK } from "./control.mjs";
import { endStudentsCode } from "./ending.mjs";

/**
 * How long the main thread may take to hear of an interrupt by itself, as it does while a cell awaits
 * something.
 */
const PATIENCE_MS = 100;
const SHUTDOWN_MS = 1000;
const PARENT_CHECK_MS = 1000;

/**
 * @type {{ connection: import("../protocol/sockets.mjs").Connection, shared: Int32Array, parent: number }}
 */
const { connection, shared, parent } = workerData;
const { control, heartbeat } = await openControlSockets(connection);

/** The last interrupt that the main thread was sent. */
let last = { number: 0, work: 0 };

/** @param {number} work what the main thread was at when the interrupt came */
async function interrupt(work) {
  const isUnheard = () => Atomics.load(shared, HEARD) < last.number;
  if (last.work === work && isUnheard()) return; // the one before is still under way, and means the same
  const number = last.number + 1;
  last = { number, work };
  parentPort?.postMessage(last);
  await sleep(PATIENCE_MS);
  const isStuck = () => Atomics.load(shared, HEARD) < number && Atomics.load(shared, WORK) === work;
  if (isStuck()) await endStudentsCode(isStuck, () => Atomics.store(shared, ENDED, 1));
}

async function shutdown() {
  control.close();
  heartbeat.close();
  parentPort?.postMessage("shutdown");
  await sleep(SHUTDOWN_MS);
  process.kill(process.pid, "SIGKILL");
}

/** @type {Record<string, (work: number) => Promise<void>>} */
const ACTIONS = { interrupt_request: interrupt, shutdown_request: shutdown };

async function answerControl() {
  for await (const frames of control) {
    const work = Atomics.load(shared, WORK); // at once: what comes later is not meant
    const message = tryDecode(frames, connection.key);
    if (!message) continue;
    const { msg_type } = message.header;
    const action = ACTIONS[msg_type];
    if (!action) continue;
    const content = { status: "ok", ...message.content };
    await control.send(encode(message, msg_type.replace("_request", "_reply"), content, connection.key));
    action(work);
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
