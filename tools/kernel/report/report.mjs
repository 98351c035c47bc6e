// describe.mjs with Node.js's means.
import { inspect } from "node:util";
import { describe } from "./describe.mjs";
import { stackFrames } from "./stack.mjs";

/**
 * @param {unknown} thrown
 * @param {string} label the cell's: "Cell [3]"
 */
export function report(thrown, label) {
  return describe(thrown, label, { inspect, framesOf: stackFrames });
}
