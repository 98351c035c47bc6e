// The compiler's complaints about a cell, or about a module it imports. Knows no Node.js.
import { adviceOn } from "./advice.mjs";
import { excerpt, paint } from "./excerpt.mjs";

/** @typedef {import("../compile/complaint.mjs").Complaint} Complaint */

const MOST = 5;

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
  const shown = complaints.slice(0, MOST).flatMap(({ code, message, place }) => {
    const { file = label, ...at } = place;
    const name = paint("red", `TypeScript error TS${code}`);
    const advice = adviceOn(code, message);
    return [excerpt({ label: file, ...at }), `${name}: ${message}`, ...(advice ? [advice] : [])];
  });
  const left = complaints.length - MOST;
  if (left > 0) shown.push(`… and ${left} more.`);
  shown.push("Nothing in this cell has run. Change it, and run it again.");
  return { ename: "TypeScriptError", evalue: complaints[0].message, traceback: shown };
}
