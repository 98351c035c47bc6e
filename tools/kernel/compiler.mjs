// A cell's TypeScript to JavaScript, by tslab's converter.
import { relative } from "node:path";
import { addSource } from "./sources.mjs";
import { last, loadConverter, watch } from "./typescript-hooks.mjs";

const { createConverter } = loadConverter();
const CANNOT_FIND_MODULE = 2307;
const PREFIX_LINES = 1; // tslab puts "export {};" before each cell

/** @typedef {import("./typescript-hooks.mjs").Diagnostic} Diagnostic */
/** @typedef {import("tslab/dist/converter").ConvertResult} ConvertResult */
/** @typedef {{ path: string, js: string }} CompiledModule */
/** @typedef {{ js: string, isAsync: boolean, lastExpression?: string, modules: CompiledModule[] }} CompiledCell */

export class CompileError extends Error {
  /** @override */
  name = "CompileError";

  /** @param {Diagnostic[]} diagnostics @param {string} root */
  constructor(diagnostics, root) {
    super("The cell does not compile.");
    this.diagnostics = diagnostics;
    this.root = root.replaceAll("\\", "/");
    this.cellFile = `${this.root}/__tslab__.ts`;
  }
}

export class Compiler {
  #converter = createConverter({ isJS: false, isBrowser: false });
  #declarations = ""; // what the cells so far have declared, as a .d.ts
  #moduleMissing = false;
  #root;

  /** @param {string} root */
  constructor(root) {
    this.#root = root;
  }

  /**
   * @param {string} source
   * @param {string} filename
   * @param {string} label
   * @returns {CompiledCell}
   */
  compile(source, filename, label) {
    this.#refresh();
    const result = this.#converter.convert(this.#declarations, source);
    if (result.diagnostics.length > 0) throw this.#error(result);
    this.#declarations = result.declOutput ?? "";
    return {
      js: addSource(filename, label, result.output ?? "", { skip: PREFIX_LINES }),
      isAsync: result.hasToplevelAwait ?? false,
      lastExpression: result.lastExpressionVar,
      modules: (result.sideOutputs ?? []).map((output) => this.#module(output)),
    };
  }

  /** @param {string} source @param {number} position */
  complete(source, position) {
    return this.#converter.complete(this.#declarations, source, position);
  }

  /** @param {string} source @param {number} position */
  inspect(source, position) {
    return this.#converter.inspect(this.#declarations, source, position);
  }

  /** A module that could not be found may be there now; the compiler looks for it again only when it starts afresh. */
  #refresh() {
    if (this.#moduleMissing) {
      this.#converter.close();
      this.#converter = createConverter({ isJS: false, isBrowser: false });
      this.#moduleMissing = false;
    }
    watch.check();
  }

  /** @param {{ path: string, data: string }} output */
  #module({ path, data }) {
    const label = relative(this.#root, path).replaceAll("\\", "/").replace(/\.js$/, ".ts");
    return { path, js: addSource(path, label, data) };
  }

  /**
   * tslab's list says which of the compiler's complaints count; the compiler's own say more about each.
   * @param {ConvertResult} result
   */
  #error({ diagnostics }) {
    const counts = new Set(diagnostics.map(({ code, end, start }) => `${code} ${end.offset - start.offset}`));
    /** @type {Diagnostic[]} */
    const kept = last.diagnostics.filter(({ file, code, length }) => file && counts.has(`${code} ${length}`));
    this.#moduleMissing = kept.some(({ code }) => code === CANNOT_FIND_MODULE);
    return new CompileError(kept, this.#root);
  }
}
