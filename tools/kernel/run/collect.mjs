// A tensor is a small object that owns much memory outside of JavaScript's heap, where V8 does not count it:
// left to itself, V8 sees no reason to collect it.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { everythingHeard } from "../stop/turn.mjs";

const WORTH_COLLECTING = 32 * 2 ** 20; // bytes; a collection takes some tens of milliseconds

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collect = runInNewContext("gc");

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
