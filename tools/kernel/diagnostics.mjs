// The compiler's complaints about a cell, or about a module it imports.
import { adviceOn } from "./advice.mjs";
import { excerpt, paint } from "./excerpt.mjs";
import { ts } from "./typescript-hooks.mjs";

/** @typedef {import("./typescript-hooks.mjs").Diagnostic} Diagnostic */
/** @typedef {import("./compiler.mjs").CompileError} CompileError */

const MOST = 5;

/** @param {CompileError} error @param {string} label */
export function describeDiagnostics({ diagnostics, cellFile, root }, label) {
  const texts = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  const shown = diagnostics.slice(0, MOST).flatMap((diagnostic, index) => {
    const name = paint("red", `TypeScript error TS${diagnostic.code}`);
    const place = excerpt(placeOf(diagnostic, cellFile, root, label));
    const advice = adviceOn(diagnostic.code, texts[index]);
    return [place, `${name}: ${texts[index]}`, ...(advice ? [advice] : [])];
  });
  const left = diagnostics.length - MOST;
  if (left > 0) shown.push(`… and ${left} more.`);
  shown.push("Nothing in this cell has run. Change it, and run it again.");
  return { ename: "TypeScriptError", evalue: texts[0], traceback: shown };
}

/**
 * @param {Diagnostic} diagnostic
 * @param {string} cellFile
 * @param {string} root
 * @param {string} label
 */
function placeOf({ file, start = 0 }, cellFile, root, label) {
  if (!file) return { label, line: 1, column: 1, text: [] };
  const { line, character } = ts.getLineAndCharacterOfPosition(file, start);
  const lines = file.text.split("\n");
  if (file.fileName !== cellFile) {
    return {
      label: file.fileName.replace(`${root}/`, ""),
      line: line + 1,
      column: character + 1,
      text: lines,
    };
  }
  return { label, line, column: character + 1, text: lines.slice(1) };
}
