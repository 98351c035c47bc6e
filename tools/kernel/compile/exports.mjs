// Cells pasted from a module carry the word `export`. All that a cell declares is there for the cells after
// it, so the word has nothing to say here, and tslab, which exports all names itself, cannot have it. Knows
// no Node.js.
/** @import * as TS from "@tslab/typescript-for-tslab" */

/**
 * The cell with spaces where `export` was, so that every line and column stays; `export … from "m"` becomes
 * an import.
 * @param {typeof TS} ts
 * @param {string} source
 */
export function withoutExports(ts, source) {
  if (!source.includes("export")) return source;
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.Latest, true);
  return file.statements.reduce((text, statement) => {
    const start = statement.getStart(file);
    for (const [from, to, word] of exportsOf(ts, statement, start))
      text = text.slice(0, from) + (word ?? "").padEnd(to - from) + text.slice(to);
    return text;
  }, source);
}

/**
 * @param {typeof TS} ts
 * @param {TS.Statement} statement
 * @param {number} start
 * @returns {[from: number, to: number, word?: string][]} what to leave out, and what comes in its place
 */
function exportsOf(ts, statement, start) {
  const { ExportKeyword, DefaultKeyword } = ts.SyntaxKind;
  if (ts.isExportDeclaration(statement)) {
    const { exportClause, moduleSpecifier } = statement;
    if (!moduleSpecifier) return [[start, statement.end]];
    const end = exportClause ? start + "export".length : moduleSpecifier.getStart();
    return [[start, end, "import"]];
  }
  if (ts.isExportAssignment(statement) && !statement.isExportEquals)
    return [[start, statement.expression.getStart()]];
  const isNameless =
    (ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement)) && !statement.name;
  if (isNameless) return [[start, start + "export default".length, "void"]]; // an expression, then
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const words = modifiers.filter(({ kind }) => kind === ExportKeyword || kind === DefaultKeyword);
  return words.map((word) => [word.getStart(), word.end]);
}
