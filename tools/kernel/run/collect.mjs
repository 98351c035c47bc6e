// A tensor is a small object that owns much memory outside of JavaScript's heap, where V8 does not count it:
// left to itself, V8 sees no reason to collect it.
import { setFlagsFromString } from "node:v8";
import { createContext, runInContext, runInNewContext } from "node:vm";
import { everythingHeard } from "../stop/turn.mjs";

const WORTH_COLLECTING = 32 * 2 ** 20; // bytes; a collection takes some tens of milliseconds

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collect = runInNewContext("gc");

/**
 * Lets what only WeakRefs point to be collected, while code runs: until it ends, V8 keeps all that a WeakRef was
 * made of. The end of a script that has microtasks of its own counts as such an end.
 */
const ending = createContext({}, { microtaskMode: "afterEvaluate" });

/** While a cell runs (src/base/memory.ts). */
export function collectNow() {
  runInContext("0", ending);
  collect();
}

/** Bytes in arrays and in tensors; the engine is TensorFlow's one global. */
function held() {
  const tensors = /** @type {any} */ (globalThis)._tfengine?.state.numBytes ?? 0;
  return process.memoryUsage().arrayBuffers + tensors;
}

let before = held();

/** Between two cells: frees what no variable holds any more, if there may be much of it. */
export async function collectGarbage() {
  if (held() - before < WORTH_COLLECTING) return;
  collect();
  await everythingHeard(); // the owners' finalizers run in a turn of their own
  before = held();
}
