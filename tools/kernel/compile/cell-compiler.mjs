// A cell's TypeScript to JavaScript, by tslab's converter: the compiler thread's side of compiler.mjs.
import { complaintOf } from "../report/diagnostics.mjs";
import { withoutExports } from "./exports.mjs";
import { mends, printQuickInfo, ts, converter as tslab, watch } from "./tslab.mjs";

const CANNOT_FIND_MODULE = 2307;
const UNTERMINATED = new Set([1010, 1160]); // a comment, a template: they go on in the next line

/** @typedef {{ path: string, data: string }} Module a module's JavaScript, new or changed */
/** @typedef {ReturnType<CellCompiler["compile"]>} Compiled complaints or a cell */

export class CellCompiler {
  #converter = tslab.createConverter();
  #declarations = ""; // what the cells so far have declared, as a .d.ts
  /** Those of wrong cells: tslab hands out each module once. @type {Module[]} */
  #untaken = [];
  #root;

  /** @param {string} root */
  constructor(root) {
    this.#root = root;
  }

  /** @param {string} source */
  compile(source) {
    if (mends.diagnostics.some(({ code }) => code === CANNOT_FIND_MODULE)) {
      // It may be there now; the compiler looks for it again only when it starts afresh.
      this.#converter.close();
      this.#converter = tslab.createConverter();
    }
    watch.check();
    const text = withoutExports(ts, source);
    const { declOutput = "", sideOutputs = [] } = this.#converter.convert(this.#declarations, text);
    // The compiler's own complaints: tslab's say less about each.
    const complaints = mends.diagnostics.map((one) => complaintOf(ts, one, this.#root, source));
    this.#untaken.push(...sideOutputs);
    if (complaints.length > 0) return { complaints, modules: [] };
    this.#declarations = declOutput + mends.left;
    return { complaints, cell: mends.cell, modules: this.#untaken.splice(0) };
  }

  /** All values are gone, and with them the names. */
  forget() {
    this.#declarations = "";
  }

  /** @param {string} source @param {number} position */
  complete(source, position) {
    const { candidates, start, end } = this.#converter.complete(this.#declarations, source, position);
    return { candidates, start, end };
  }

  /** @param {string} source @param {number} position */
  inspect(source, position) {
    const info = this.#converter.inspect(this.#declarations, source, position);
    return info ? printQuickInfo(info) : undefined;
  }

  /** Whether Enter in a console should run the code or start another line. @param {string} code */
  completeness(code) {
    const { completed, indent } = tslab.isCompleteCode(code);
    if (!completed) return { status: "incomplete", indent: indent ?? "" };
    /** @type {any} what the parser found is not among the published types */
    const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest);
    /** @type {{ code: number }[]} */
    const errors = file.parseDiagnostics;
    if (errors.some((error) => UNTERMINATED.has(error.code))) return { status: "incomplete", indent: "" };
    return { status: errors.length === 0 ? "complete" : "invalid" };
  }
}
