// tfjs-node 4.22.0 calls helpers of node:util that Node 22 warns of and Node 23 removed (tensorflow/tfjs
// issue 8425).
import { createRequire } from "node:module";

/** @type {Record<string, (value: unknown) => boolean>} */
const REMOVED = {
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === "boolean",
  isFunction: (value) => typeof value === "function",
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === "number",
  isObject: (value) => typeof value === "object" && value !== null,
  isString: (value) => typeof value === "string",
  isUndefined: (value) => value === undefined,
};

/**
 * Puts them back, and those that are there but print a warning below a student's cell. The module's own
 * object is changed, because that is what tfjs-node requires.
 */
export function restoreUtilHelpers() {
  const util = createRequire(import.meta.url)("node:util");
  Object.assign(util, REMOVED);
}
