// Where running JavaScript came from: cells and src/ modules, mapped back to the lines that were written.
import { SourceMap } from "node:module";

/** What tslab puts before each cell: a line with "export {};". */
export const PREFIX_LINES = 1;

const INLINE_MAP = /\n?\/\/# sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]+)\s*$/;

/** @typedef {{ label: string, line: number, column: number, text: string[] }} Place */
/** @typedef {{ label: string, skip: number, maps: string[], parsed?: SourceMap[], text?: string[] }} Source text: its lines, if they are not in the maps */

/** @type {Map<string, Source>} */
const sources = new Map();

/**
 * Compiled code carries one inline map for each stage of the compilation, the last stage's at the end. Takes them off,
 * keeps them under `filename`, and returns the code to run.
 * @param {string} filename what V8 is told, and will say in stack frames
 * @param {string} label what a person is told: "Cell [3]", "src/distance.ts"
 * @param {string} js
 * @param {{ skip?: number, text?: string[] }} [options] skip: lines that the compiler put before the person's first;
 *   text: the person's, if the compiler was given others
 */
export function addSource(filename, label, js, { skip = 0, text } = {}) {
  const maps = [];
  let code = js;
  for (let found = INLINE_MAP.exec(code); found && maps.length < 2; found = INLINE_MAP.exec(code)) {
    maps.push(found[1]);
    code = code.slice(0, found.index);
  }
  sources.set(filename, { label, skip, maps, text });
  return code;
}

/** @param {Source} source */
function parse(source) {
  const payloads = source.maps.map((map) => JSON.parse(Buffer.from(map, "base64").toString()));
  source.parsed = payloads.map((payload) => new SourceMap(payload));
  source.text ??= (payloads.at(-1)?.sourcesContent?.[0] ?? "").split("\n").slice(source.skip);
  return source.parsed;
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
  if (!source) return undefined;
  let at = { line: line - 1, column: column - 1 };
  for (const map of source.parsed ?? parse(source)) {
    const entry = map.findEntry(at.line, at.column);
    if (!("originalLine" in entry)) return undefined;
    at = { line: entry.originalLine, column: entry.originalColumn };
  }
  if (at.line < source.skip) return undefined;
  return {
    label: source.label,
    line: at.line - source.skip + 1,
    column: at.column + 1,
    text: source.text ?? [],
  };
}
