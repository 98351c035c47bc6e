// A complaint of the compiler's as plain data, without the compiler's own objects: it is told in another thread.
import { PREFIX_LINES } from "../report/sources.mjs";

/**
 * @typedef {object} Complaint
 * @property {number} code
 * @property {string} message
 * @property {{ file?: string, line: number, column: number, text: string[] }} place without a file: in the cell
 */

/**
 * @param {typeof import("@tslab/typescript-for-tslab")} ts
 * @param {import("@tslab/typescript-for-tslab").Diagnostic} diagnostic
 * @param {string} root
 * @param {string} source the cell, as it was written
 * @returns {Complaint}
 */
export function complaintOf(ts, { code, messageText, file, start = 0 }, root, source) {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (!file) return { code, message, place: { line: 1, column: 1, text: [] } };
  const { line, character } = ts.getLineAndCharacterOfPosition(file, start);
  const folder = `${root.replaceAll("\\", "/")}/`;
  const isCell = file.fileName === `${folder}__tslab__.ts`;
  const skipped = isCell ? PREFIX_LINES : 0;
  return {
    code,
    message,
    place: {
      file: isCell ? undefined : file.fileName.replace(folder, ""),
      line: line + 1 - skipped,
      column: character + 1,
      text: (isCell ? source : file.text).split("\n"),
    },
  };
}
