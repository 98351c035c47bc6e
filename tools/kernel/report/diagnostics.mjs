// The compiler's complaints about a cell, or about a module it imports. Knows no Node.js.
import { adviceOn } from "./advice.mjs";
import { excerpt, paint } from "./excerpt.mjs";
import { PREFIX_LINES } from "./sources.mjs";

const MOST = 5;

/** @typedef {ReturnType<typeof complaintOf>} Complaint */

/**
 * As plain data, without the compiler's own objects: it is told in another thread.
 * @param {typeof import("@tslab/typescript-for-tslab")} ts
 * @param {import("@tslab/typescript-for-tslab").DiagnosticWithLocation} diagnostic
 * @param {string} root
 * @param {string} source the cell, as it was written
 */
export function complaintOf(ts, { code, messageText, file, start }, root, source) {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  const { line, character } = ts.getLineAndCharacterOfPosition(file, start);
  const folder = `${root.replaceAll("\\", "/")}/`;
  const isCell = file.fileName === `${folder}__tslab__.ts`;
  return {
    code,
    message,
    place: {
      file: isCell ? undefined : file.fileName.replace(folder, ""),
      line: line + 1 - (isCell ? PREFIX_LINES : 0),
      column: character + 1,
      text: (isCell ? source : file.text).split("\n"),
    },
  };
}

export class CompileError extends Error {
  /** @override */
  name = "CompileError";

  /** @param {Complaint[]} complaints */
  constructor(complaints) {
    super("The cell does not compile.");
    this.complaints = complaints;
  }
}

/** @param {CompileError} error @param {string} label the cell's */
export function describeDiagnostics({ complaints }, label) {
  const given = new Set();
  const shown = complaints.slice(0, MOST).flatMap(({ code, message, place }) => {
    const { file = label, ...at } = place;
    const name = paint("red", `TypeScript error TS${code}`);
    const advice = adviceOn(code, message);
    const isNew = advice && !given.has(advice); // one slip leads to many complaints
    given.add(advice);
    return [excerpt({ label: file, ...at }), `${name}: ${message}`, ...(isNew ? [advice] : [])];
  });
  const left = complaints.length - MOST;
  if (left > 0) shown.push(`… and ${left} more.`);
  shown.push("Nothing in this cell has run. Change it, and run it again.");
  return { ename: "TypeScriptError", evalue: complaints[0].message, traceback: shown };
}
