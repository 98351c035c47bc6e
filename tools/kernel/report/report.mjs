// What is said of a cell that failed: the student's own cell and line first, then the way from there to where
// the error arose, then the message, as Python does.
import { inspect } from "node:util";
import { CompileError, describeDiagnostics } from "./diagnostics.mjs";
import { excerpt, paint } from "./excerpt.mjs";
import { stackFrames } from "./stack.mjs";

/** @typedef {import("./sources.mjs").Place} Place */
/** @typedef {{ file: string, place?: Place }} Frame */

const INNERMOST_CALLS = 3;
const MOST_REASONS = 5;

/**
 * A cell's value is a promise that failed: nobody has awaited it, or the error would have a place of its own.
 */
export class NotAwaited {
  /** @param {unknown} reason */
  constructor(reason) {
    this.reason = reason;
  }
}

/**
 * @param {unknown} thrown
 * @param {string} label the cell's: "Cell [3]"
 * @returns {{ ename: string, evalue: string, traceback: string[] }}
 */
export function report(thrown, label) {
  if (thrown instanceof CompileError) return describeDiagnostics(thrown, label);
  if (thrown instanceof NotAwaited) {
    const { traceback, ...rest } = report(thrown.reason, label);
    return { ...rest, traceback: [...traceback, NOT_AWAITED] };
  }
  const { ename, evalue } = nameOf(thrown);
  const message = evalue ? `${paint("red", ename)}: ${evalue}` : paint("red", ename);
  if (!isError(thrown)) return { ename, evalue, traceback: [paint("bold", label), message] };
  const traceback = [...calls(thrown, label), message, ...reasons(thrown)];
  return { ename, evalue, traceback };
}

const NOT_AWAITED =
  "An `await` is missing: this cell's value is a promise, and it failed after the cell's last line. Write `await` before it.";

/** @param {unknown} value @returns {value is Error} */
function isError(value) {
  return attempt(
    () => value instanceof Error || Object.prototype.toString.call(value) === "[object Error]",
    false,
  );
}

/**
 * What a student's own getters and methods may keep from us by throwing.
 * @template T
 * @param {() => T} get
 * @param {T} otherwise
 */
function attempt(get, otherwise) {
  try {
    return get();
  } catch {
    return otherwise;
  }
}

/** @param {unknown} thrown */
function nameOf(thrown) {
  if (isError(thrown)) {
    const ename = attempt(() => String(thrown.name || "Error"), "Error");
    return { ename, evalue: attempt(() => String(thrown.message), "(reading its message is an error, too)") };
  }
  const shown = () => (typeof thrown === "string" ? thrown : inspect(thrown));
  return { ename: "Thrown", evalue: attempt(shown, "(something that cannot be shown)") };
}

/** @param {Error} error @param {string} label */
function calls(error, label) {
  const frames = attempt(() => stackFrames(error), []);
  const places = placesOf(frames).reverse();
  if (places.length === 0) return [paint("bold", label)];
  return [...shorten(places), ...library(frames)];
}

/** @param {Frame[]} frames */
const placesOf = (frames) => frames.flatMap(({ place }) => (place ? [place] : []));

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

/**
 * What an error came from: its causes, and the errors that an AggregateError stands for.
 * @param {any} error
 */
function reasons(error, depth = 0) {
  if (depth === MOST_REASONS) return [];
  /** @type {string[]} */
  const said = [];
  const list = attempt(() => (Array.isArray(error.errors) ? [...error.errors] : []), []);
  for (const one of list.slice(0, MOST_REASONS)) said.push(`- ${brief(one)}`);
  if (list.length > MOST_REASONS) said.push(`… and ${list.length - MOST_REASONS} more.`);
  const cause = attempt(() => error.cause, undefined);
  if (cause !== undefined)
    said.push(`Caused by: ${brief(cause)}`, ...(isError(cause) ? reasons(cause, depth + 1) : []));
  return said;
}

/** In one line. @param {unknown} thrown */
function brief(thrown) {
  const { ename, evalue } = nameOf(thrown);
  if (!isError(thrown)) return evalue;
  const [place] = placesOf(attempt(() => stackFrames(thrown), []));
  return `${ename}${evalue && `: ${evalue}`}${place ? ` (${place.label}, line ${place.line})` : ""}`;
}
