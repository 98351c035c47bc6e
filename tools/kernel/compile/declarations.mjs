// What tslab does not tell later cells of what a cell declares. Knows no Node.js.
import { localsOf } from "./live.mjs";

/** @typedef {typeof import("@tslab/typescript-for-tslab")} TypeScript */
/** @typedef {import("@tslab/typescript-for-tslab").SourceFile} SourceFile */
/** @typedef {import("@tslab/typescript-for-tslab").Symbol} Symbol */

/**
 * The namespaces of earlier cells, which tslab forgets after one cell.
 * @param {TypeScript} ts
 * @param {SourceFile} earlier what earlier cells have declared
 * @param {SourceFile} cell
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
 * @param {TypeScript} ts
 * @param {import("@tslab/typescript-for-tslab").Program} program
 * @param {SourceFile} cell
 */
export function innerVariables(ts, program, cell) {
  const checker = program.getTypeChecker();
  const isVar = (/** @type {Symbol} */ { flags }) => (flags & ts.SymbolFlags.FunctionScopedVariable) !== 0;
  const isInner = (/** @type {Symbol} */ { valueDeclaration }) => {
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
