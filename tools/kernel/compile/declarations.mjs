// What tslab does not tell later cells of what a cell declares. Knows no Node.js.
import { localsOf } from "./live.mjs";
/** @import * as TS from "@tslab/typescript-for-tslab" */

/**
 * The namespaces of earlier cells, which tslab forgets after one cell.
 * @param {typeof TS} ts
 * @param {TS.SourceFile} earlier what earlier cells have declared
 * @param {TS.SourceFile} cell
 */
export function namespacesOf(ts, earlier, cell) {
  const all = earlier.statements.filter(
    (one) => ts.isModuleDeclaration(one) || ts.isImportEqualsDeclaration(one),
  );
  const kept = all.filter(({ name }) => !localsOf(cell).has(/** @type {any} */ (name).text));
  return kept.map((one) => `${one.getText(earlier)}\n`);
}

/**
 * The cell's variables in blocks and loops, for which TypeScript writes no declarations.
 * @param {typeof TS} ts
 * @param {TS.Program} program
 * @param {TS.SourceFile} cell
 */
export function innerVariables(ts, program, cell) {
  const checker = program.getTypeChecker();
  const isVar = (/** @type {TS.Symbol} */ { flags }) => (flags & ts.SymbolFlags.FunctionScopedVariable) !== 0;
  const isInner = (/** @type {TS.Symbol} */ { valueDeclaration }) => {
    const statement = valueDeclaration && ts.findAncestor(valueDeclaration, ts.isStatement);
    return statement !== undefined && !(ts.isVariableStatement(statement) && statement.parent === cell);
  };
  const found = [...localsOf(cell).values()].filter((symbol) => isVar(symbol) && isInner(symbol));
  return found.map((symbol) => {
    const type = checker.getTypeOfSymbolAtLocation(symbol, cell);
    return `declare var ${symbol.name}: ${checker.typeToString(type, cell, ts.TypeFormatFlags.NoTruncation)};\n`;
  });
}

/**
 * Whether a complaint is that a type cannot be written down, as that of `await import("node:fs")`: later
 * cells know less of such a type, but the cell runs.
 * @param {number} code
 */
export function isAboutDeclarations(code) {
  return (code >= 4000 && code < 4110) || [2527, 2742, 7056].includes(code);
}
