// What Jupyter is told about a cell that failed: the student's own cell and line first, then the way from there to
// where the error arose, then the message, as Python does.
import { inspect, types } from "node:util";
import { CompileError } from "../compile/compiler.mjs";
import { describeDiagnostics } from "./diagnostics.mjs";
import { excerpt, paint } from "./excerpt.mjs";
import { stackFrames } from "./stack.mjs";

/** @typedef {import("./sources.mjs").Place} Place */
/** @typedef {import("./stack.mjs").Frame} Frame */
/** @typedef {{ ename: string, evalue: string, traceback: string[] }} Report */

const INNERMOST_CALLS = 3;

/**
 * @param {unknown} thrown
 * @param {string} label the cell's: "Cell [3]"
 * @returns {Report}
 */
export function report(thrown, label) {
  if (thrown instanceof CompileError) return describeDiagnostics(thrown, label);
  if (!isError(thrown)) {
    const evalue = typeof thrown === "string" ? thrown : inspect(thrown);
    return {
      ename: "Thrown",
      evalue,
      traceback: [paint("bold", label), `${paint("red", "Thrown")}: ${evalue}`],
    };
  }
  const ename = String(thrown.name || "Error");
  const evalue = String(thrown.message);
  return { ename, evalue, traceback: [...calls(thrown, label), message(ename, evalue), ...reasons(thrown)] };
}

/** @param {unknown} value @returns {value is Error} */
function isError(value) {
  return types.isNativeError(value) || value instanceof Error;
}

/** @param {string} ename @param {string} evalue */
function message(ename, evalue) {
  return evalue ? `${paint("red", ename)}: ${evalue}` : paint("red", ename);
}

/** @param {Error} error @param {string} label */
function calls(error, label) {
  const frames = stackFrames(error);
  const places = frames.flatMap(({ place }) => (place ? [place] : [])).reverse();
  if (places.length === 0) return [paint("bold", label)];
  return [...shorten(places), ...library(frames)];
}

/** @param {Place[]} places the outermost first */
function shorten(places) {
  const left = places.length - 1 - INNERMOST_CALLS;
  if (left <= 0) return places.map(excerpt);
  const between = `… ${left} more ${left === 1 ? "call" : "calls"} …`;
  return [excerpt(places[0]), between, ...places.slice(-INNERMOST_CALLS).map(excerpt)];
}

/**
 * The package that threw, when the error did not arise in the student's own code.
 * @param {Frame[]} frames
 */
function library(frames) {
  const [, name] = frames[0].file.match(/.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/) ?? [];
  return name ? [`in ${name.replace("\\", "/")}`] : [];
}

/** @param {Error} error */
function reasons({ cause }) {
  if (cause === undefined) return [];
  return [`Caused by: ${isError(cause) ? String(cause) : inspect(cause)}`];
}
