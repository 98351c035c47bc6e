// Stack traces in the lines that were written. Set once for the whole process, so that `error.stack` and
// `console.error(error)` in a cell say the same as the kernel's own report.
import { locate } from "./sources.mjs";

/** @typedef {import("./sources.mjs").Place} Place */
/** @typedef {import("./report.mjs").Frame} Frame */

/** @type {WeakMap<object, Frame[]>} */
const framesOf = new WeakMap();

/** @param {NodeJS.CallSite} site @returns {Frame} */
function toFrame(site) {
  const file = site.getFileName() ?? "";
  const place = locate(file, site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1);
  return { file, place };
}

/** @param {Frame} frame @param {NodeJS.CallSite} site */
function toLine({ place }, site) {
  if (!place) return `    at ${site}`;
  const name = site.getFunctionName() ?? site.getMethodName() ?? "";
  const at = `${place.label}:${place.line}:${place.column}`;
  return name ? `    at ${name} (${at})` : `    at ${at}`;
}

/** @param {Frame} frame */
function isMachinery({ file }) {
  return file.startsWith("node:") || file.startsWith("file:") || file === RUNNER; // the kernel's modules are files to V8
}

/** The name of the kernel's script that enters a cell. */
export const RUNNER = "talos-run-cell";

export function mapStackTraces() {
  Error.stackTraceLimit = 50; // the default of 10 often ends inside TensorFlow, before the cell's own line
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.map(toFrame);
    framesOf.set(error, frames);
    const lines = sites.flatMap((site, index) =>
      isMachinery(frames[index]) ? [] : [toLine(frames[index], site)],
    );
    return [headOf(error), ...lines].join("\n");
  };
}

/** As V8 does it, also where it is no Error, as in console.trace. @param {Error} error */
function headOf(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error"; // the message is read by a student's own code, which throws
  }
}

/**
 * The calls that led to an error, the innermost first.
 * @param {Error} error
 * @returns {Frame[]}
 */
export function stackFrames(error) {
  const { stack } = error; // V8 prepares the trace when it is first asked for
  const frames = framesOf.get(error) ?? [];
  return error instanceof SyntaxError ? [...notUnderstood(String(stack)), ...frames] : frames;
}

/**
 * Code that V8 does not understand has not run: Node.js writes its place, and the line, above the trace.
 * @param {string} stack
 */
function notUnderstood(stack) {
  const [, file, line, , space] = /^(.+):(\d+)\n(.*)\n( *)\^/.exec(stack) ?? [];
  const place = file ? locate(file, Number(line), space.length + 1) : undefined;
  return place ? [{ file, place }] : [];
}
