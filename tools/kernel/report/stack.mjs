// Stack traces in the lines that were written. Set once for the whole process, so that `error.stack` and
// `console.error(error)` in a cell say the same as the kernel's own report.
import { join, sep } from "node:path";
import { locate } from "./sources.mjs";

/** @typedef {import("./sources.mjs").Place} Place */
/** @typedef {{ name: string, file: string, place?: Place }} Frame */

const OWN_FOLDER = join(import.meta.dirname, "..") + sep;

/** @type {WeakMap<object, Frame[]>} */
const framesOf = new WeakMap();

/** @param {NodeJS.CallSite} site @returns {Frame} */
function toFrame(site) {
  const file = site.getFileName() ?? "";
  const place = locate(file, site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1);
  const name = site.getFunctionName() ?? site.getMethodName() ?? "";
  return { name, file, place };
}

/** @param {Frame} frame @param {NodeJS.CallSite} site */
function toLine({ name, place }, site) {
  if (!place) return `    at ${site}`;
  const at = `${place.label}:${place.line}:${place.column}`;
  return name ? `    at ${name} (${at})` : `    at ${at}`;
}

/** @param {Frame} frame */
function isMachinery({ file }) {
  return (
    file.startsWith("node:") || file.startsWith("file:") || file.startsWith(OWN_FOLDER) || file === RUNNER
  );
}

/** The name of the kernel's script that enters a cell. */
export const RUNNER = "talos-run-cell";

export function mapStackTraces() {
  Error.stackTraceLimit = 50; // the default of 10 often ends inside TensorFlow, before the cell's own line
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.map(toFrame);
    framesOf.set(error, frames);
    const lines = sites.map((site, index) =>
      isMachinery(frames[index]) ? [] : [toLine(frames[index], site)],
    );
    return [String(error), ...lines.flat()].join("\n");
  };
}

/** The calls that led to an error, the innermost first. @param {Error} error */
export function stackFrames(error) {
  void error.stack; // V8 prepares the trace when it is first asked for
  return framesOf.get(error) ?? [];
}
