// Where running JavaScript came from: cells and modules, mapped back to the lines that were written. Knows no
// Node.js.
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { columnBefore } from "../compile/edits.mjs";

/** What tslab puts before each cell: a line with "export {};". */
export const PREFIX_LINES = 1;

const INLINE_MAP = /\n?\/\/# sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]+)\s*$/;

/** @typedef {{ label: string, line: number, column: number, text: string[] }} Place */
/** @typedef {import("../compile/edits.mjs").Columns} Columns */

/** @type {Map<string, { label: string, map: string, read?: TraceMap, columns?: Columns[], text?: string[] }>} */
const sources = new Map();

/**
 * Takes the source map off compiled code, keeps it under `filename`, and returns the code to run.
 * @param {string} filename what V8 is told, and will say in stack frames
 * @param {string} label what a person is told: "Cell [3]", "src/distance.ts"
 * @param {{ js: string, columns?: Columns[] }} compiled columns: what was changed in `js` after the map was made
 * @param {string} [cell] as it was written: the compiler was given another text
 */
export function addSource(filename, label, { js, columns }, cell) {
  const [all, map] = INLINE_MAP.exec(js) ?? ["", ""];
  if (map) sources.set(filename, { label, map, columns, text: cell?.split("\n") });
  return js.slice(0, js.length - all.length);
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
  const { label, columns } = source;
  const skip = source.text ? PREFIX_LINES : 0;
  const at = originalPositionFor(source.read, {
    line,
    column: columnBefore(columns?.[line - 1] ?? [], column - 1),
  });
  if (at.line === null || at.line <= skip) return undefined;
  const text = source.text ?? source.read.sourcesContent?.[0]?.split("\n") ?? [];
  return { label, line: at.line - skip, column: at.column + 1, text };
}
