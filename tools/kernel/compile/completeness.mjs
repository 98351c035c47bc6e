// Whether Enter in a console should run the code or start another line.
import { createRequire } from "node:module";
import { ts } from "./typescript-hooks.mjs";

const require = createRequire(import.meta.url);
/** @type {typeof import("tslab/dist/converter")} */
const { isCompleteCode } = require("tslab/dist/converter");

const UNTERMINATED = new Set([1010, 1160]); // a comment, a template: they go on in the next line

/** @param {string} code */
export function completeness(code) {
  const { completed, indent } = isCompleteCode(code);
  if (!completed) return { status: "incomplete", indent: indent ?? "" };
  /** @type {any} what the parser found is not among the published types */
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest);
  /** @type {{ code: number }[]} */
  const errors = file.parseDiagnostics;
  if (errors.some((error) => UNTERMINATED.has(error.code))) return { status: "incomplete", indent: "" };
  return { status: errors.length === 0 ? "complete" : "invalid" };
}
