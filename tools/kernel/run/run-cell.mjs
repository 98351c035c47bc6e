// Runs a compiled cell on the scope that all cells share: the same in Node.js and in a browser.
import { NotAwaited } from "../report/report.mjs";
import { Interrupted, untilInterrupted } from "../stop/interruption.mjs";
import { noticeOf } from "./scope.mjs";

/** @typedef {import("../compile/live.mjs").LiveCell} LiveCell */

/** A cell as the text of a function; its own lines begin with the second. @param {LiveCell} cell */
export function functionText({ head, js, isAsync }) {
  return `(${isAsync ? "async " : ""}function (__cell, __stoppable, require) { ${head}\n${js}\n})`;
}

/**
 * @param {import("./scope.mjs").Scope} scope
 * @param {LiveCell} cell
 * @param {string} label
 * @param {() => unknown} start calls the cell's function
 * @returns {Promise<unknown>} the value of the last expression
 */
export async function runCell(scope, cell, label, start) {
  scope.begin(cell);
  try {
    return await untilInterrupted(async () => {
      const [value] = /** @type {unknown[]} */ ((await start()) ?? []);
      return awaited(value);
    });
  } catch (error) {
    const notice = noticeOf(error);
    if (notice) scope.fillIn(notice.standIn);
    else scope.refuse(label);
    throw error;
  }
}

/**
 * @param {unknown} value a cell's last, maybe a promise; if that fails, it is told as the cell's error, not as that
 *   of a promise that nobody awaited
 */
async function awaited(value) {
  try {
    return await value;
  } catch (error) {
    throw noticeOf(error) || error instanceof Interrupted ? error : new NotAwaited(error);
  }
}
