// Where running JavaScript came from: cells and modules, mapped back to the lines that were written. Knows no
// Node.js.
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { columnBefore } from "../compile/edits.mjs";

/** What tslab puts before each cell: a line with "export {};". */
export const PREFIX_LINES = 1;

const INLINE_MAP = /\n?\/\/# sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]+)\s*$/;

/** @typedef {{ label: string, line: number, column: number, text: string[] }} Place */
/**
 * @typedef {{ skip?: number, text?: string[], columns?: import("../compile/edits.mjs").Columns[] }} Options
 */
/** @typedef {{ label: string, map: string, read?: TraceMap } & Options} Source */

/** @type {Map<string, Source>} */
const sources = new Map();

/**
 * Takes the source map off compiled code, keeps it under `filename`, and returns the code to run.
 * @param {string} filename what V8 is told, and will say in stack frames
 * @param {string} label what a person is told: "Cell [3]", "src/distance.ts"
 * @param {string} js
 * @param {Options} [options] skip: lines that the compiler put before the person's first; text: the person's
 *   lines, if the compiler was given others; columns: what was changed in `js` after the map was made
 */
export function addSource(filename, label, js, options = {}) {
  const [all, map] = INLINE_MAP.exec(js) ?? ["", ""];
  if (map) sources.set(filename, { label, map, ...options });
  return js.slice(0, js.length - all.length);
}

/**
 * The same for a cell.
 * @param {string} filename @param {string} label @param {string} text as it was written
 * @param {import("../compile/live.mjs").LiveCell} cell
 */
export function addCell(filename, label, text, { js, columns }) {
  return addSource(filename, label, js, { skip: PREFIX_LINES, text: text.split("\n"), columns });
}

/** @param {string} map in base64, as TypeScript wrote it */
function read(map) {
  const bytes = Uint8Array.from(atob(map), (byte) => byte.charCodeAt(0));
  return new TraceMap(new TextDecoder().decode(bytes));
}

/**
 * The place a person wrote for a place in running code; lines and columns count from 1.
 * @param {string | null | undefined} filename
 * @param {number} line
 * @param {number} column
 * @returns {Place | undefined} undefined for code that is not the person's
 */
export function locate(filename, line, column) {
  const source = sources.get(filename ?? "");
  if (!source || line < 1) return undefined; // what is done before a cell's first line is ours
  source.read ??= read(source.map);
  const { label, skip = 0, columns } = source;
  const at = originalPositionFor(source.read, {
    line,
    column: columnBefore(columns?.[line - 1] ?? [], column - 1),
  });
  if (at.line === null || at.line <= skip) return undefined;
  const text = source.text ?? source.read.sourcesContent?.[0]?.split("\n") ?? [];
  return { label, line: at.line - skip, column: at.column + 1, text };
}
