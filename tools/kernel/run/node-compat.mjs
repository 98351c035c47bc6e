// tfjs-node 4.22.0 calls two helpers of node:util that Node 22 warns of and Node 23 removed (tensorflow/tfjs
// issue 8425).
import { createRequire } from "node:module";

/**
 * Puts them back, and where they are there but would print a warning below a student's cell, others in their place.
 * The module's own object is changed, because that is what tfjs-node requires.
 */
export function restoreUtilHelpers() {
  const util = createRequire(import.meta.url)("node:util");
  util.isArray = Array.isArray;
  util.isNullOrUndefined = (/** @type {unknown} */ value) => value === null || value === undefined;
}
