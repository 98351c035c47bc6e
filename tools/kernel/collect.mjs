// TensorFlow's memory is outside JavaScript's heap, so V8 sees no reason to collect the small objects that own it.
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { whileExposed } from "./control.mjs";

const WORTH_COLLECTING = 16 * 2 ** 20; // bytes by which the process has grown since the last time

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collect = runInNewContext("gc");

let before = process.memoryUsage.rss();

/** Between two cells: frees what no variable holds any more, if there may be much of it. */
export async function collectGarbage() {
  if (process.memoryUsage.rss() - before < WORTH_COLLECTING) return;
  collect();
  await whileExposed(() => nextTurn()); // the owners' finalizers run in a turn of their own
  before = process.memoryUsage.rss();
}
