import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * The JSON in a file, or undefined where there is none or it is broken.
 * @param {string} file
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Writes a file at once: a reader sees the old one or the new one, never a part.
 * @param {string} file
 * @param {unknown} value
 */
export function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}

/**
 * Size and time of a file: enough to notice that it was cut, replaced or taken away, without reading it.
 * @param {string} file
 */
export function stamp(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.size} bytes, ${stat.mtime.toISOString()}` : "missing";
}
