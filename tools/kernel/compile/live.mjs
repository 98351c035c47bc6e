// One variable for each name that a cell declares, shared by that cell, the cells after it and every closure, as in the REPLs of
// Node.js and Deno. tslab gives each cell variables of its own and copies their values. Here each shared name has a box on the
// kernel's scope (run/scope.mjs), and a cell's JavaScript reads and writes the box: `n = 1` becomes `n_1.v = 1`. Knows no Node.js.

import { localsOf, Rewriter } from "./rewriter.mjs";

/** @typedef {typeof import("@tslab/typescript-for-tslab")} TypeScript */
/** @typedef {import("@tslab/typescript-for-tslab").SourceFile} SourceFile */

/**
 * @typedef {object} LiveCell
 * @property {string} js a function's body; its parameters are CELL_PARAMETERS. Returns the last expression's value, in an array
 * @property {boolean} isAsync
 * @property {string[]} names what it declares, but for `var`
 * @property {string[]} variables what it declares with `var`: undefined to begin with
 */

export const CELL_PARAMETERS = ["__cell", "__stoppable", "require"];

const MAP = "\n//# sourceMappingURL="; // one for each stage of the compilation, the last stage's at the end (report/sources.mjs)
const FILE = "cell.ts"; // JavaScript is TypeScript, without TypeScript's special treatment of JavaScript

/**
 * @param {TypeScript} ts
 * @param {string} js a cell as TypeScript wrote it: a module
 * @param {import("./rewriter.mjs").Names} names
 * @param {import("@tslab/typescript-for-tslab").TransformerFactory<SourceFile>[]} others what else to apply, afterwards
 * @returns {LiveCell}
 */
export function liveCell(ts, js, names, others) {
  const file = ts.createSourceFile(FILE, js, ts.ScriptTarget.ES2022, true);
  const { host, options } = loneFile(ts, file);
  const program = ts.createProgram([FILE], options, host);
  const checker = /** @type {any} resolveName is not among the published types */ (program.getTypeChecker());
  const cell = { js: "", isAsync: false, ...declared(ts, file) };
  /** @type {import("@tslab/typescript-for-tslab").TransformerFactory<SourceFile>} */
  const rewrite = (context) => () => {
    const rewriter = new Rewriter(ts, context, file, checker, names);
    const rewritten = rewriter.rewrite();
    cell.isAsync = rewriter.isAsync;
    return Object.assign(rewritten, { externalModuleIndicator: undefined }); // what is left is no module
  };
  /** @param {string} _name @param {string} text */
  const write = (_name, text) => {
    const at = text.lastIndexOf(MAP);
    cell.js = text.slice(0, at) + js.slice(js.lastIndexOf(MAP)) + text.slice(at);
  };
  program.emit(file, write, undefined, false, { before: [rewrite, ...others] });
  return cell;
}

/** @param {TypeScript} ts @param {SourceFile} file */
function loneFile(ts, file) {
  /** @type {import("@tslab/typescript-for-tslab").CompilerHost} */
  const host = {
    getSourceFile: (name) => (name === FILE ? file : undefined),
    fileExists: (name) => name === FILE,
    readFile: () => undefined,
    writeFile() {},
    getDefaultLibFileName: () => "",
    getCurrentDirectory: () => "",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  };
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    noLib: true,
    noResolve: true,
    types: [],
    inlineSourceMap: true,
    inlineSources: true,
  };
  return { host, options };
}

/** @param {TypeScript} ts @param {SourceFile} file bound */
function declared(ts, file) {
  const all = [...localsOf(file)].map(([name, { flags }]) => ({ name, flags }));
  const isVariable = (/** @type {{ flags: number }} */ { flags }) =>
    (flags & ts.SymbolFlags.FunctionScopedVariable) !== 0;
  return {
    names: all.filter((one) => !isVariable(one)).map(({ name }) => name),
    variables: all.filter(isVariable).map(({ name }) => name),
  };
}
