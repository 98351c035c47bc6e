// A cell's TypeScript to JavaScript, by tslab's converter: the compiler thread's side of compiler.mjs.
import { complaintOf } from "./complaint.mjs";
import { last, loadConverter, watch } from "./typescript-hooks.mjs";

const { createConverter } = loadConverter();
const CANNOT_FIND_MODULE = 2307;

/** @typedef {import("tslab/dist/converter").ConvertResult} ConvertResult */
/** @typedef {import("./complaint.mjs").Complaint} Complaint */
/** @typedef {{ path: string, data: string }} Module a module's JavaScript, new or changed */

/**
 * @typedef {object} Compiled
 * @property {Complaint[]} complaints if there are any, nothing else counts
 * @property {string} declarations what the cells so far and this one have declared, as a .d.ts
 * @property {string} js
 * @property {boolean} isAsync
 * @property {string} [lastExpression]
 * @property {Module[]} modules
 */

export class CellCompiler {
  #converter = createConverter({ isJS: false, isBrowser: false });
  #moduleMissing = false;
  #root;
  /** What has been compiled before it was asked for. @type {{ key: string, compiled: Compiled } | undefined} */
  #ahead;

  /** @param {string} root */
  constructor(root) {
    this.#root = root;
  }

  /**
   * @param {string} declarations what the cells so far have declared
   * @param {string} source
   * @returns {Compiled}
   */
  compile(declarations, source) {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    const isUnchanged = this.#refresh();
    if (isUnchanged && ahead?.key === keyOf(declarations, source)) return ahead.compiled;
    const compiled = this.#compile(declarations, source);
    // tslab hands out each module once: what nobody has taken yet goes along.
    return { ...compiled, modules: [...(ahead?.compiled.modules ?? []), ...compiled.modules] };
  }

  /**
   * Compiles a cell that will be asked for soon. If a file changes until then it is compiled once more.
   * @param {string} declarations
   * @param {string} source
   */
  prepare(declarations, source) {
    this.#ahead = { key: keyOf(declarations, source), compiled: this.compile(declarations, source) };
  }

  /** @param {string} declarations @param {string} source @param {number} position */
  complete(declarations, source, position) {
    const { candidates, start, end } = this.#converter.complete(declarations, source, position);
    return { candidates, start, end };
  }

  /** @param {string} declarations @param {string} source @param {number} position */
  inspect(declarations, source, position) {
    return this.#converter.inspect(declarations, source, position);
  }

  /**
   * A module that could not be found may be there now; the compiler looks for it again only when it starts afresh.
   * @returns whether all is as it was
   */
  #refresh() {
    const isMissing = this.#moduleMissing;
    if (isMissing) {
      this.#converter.close();
      this.#converter = createConverter({ isJS: false, isBrowser: false });
      this.#moduleMissing = false;
    }
    return !watch.check() && !isMissing;
  }

  /** @param {string} declarations @param {string} source @returns {Compiled} */
  #compile(declarations, source) {
    const result = this.#converter.convert(declarations, source);
    const complaints = result.diagnostics.length > 0 ? this.#complaints(result) : [];
    return {
      complaints,
      declarations: result.declOutput ?? "",
      js: result.output ?? "",
      isAsync: result.hasToplevelAwait ?? false,
      lastExpression: result.lastExpressionVar,
      modules: result.sideOutputs ?? [],
    };
  }

  /**
   * tslab's list says which of the compiler's complaints count; the compiler's own say more about each.
   * @param {ConvertResult} result
   */
  #complaints({ diagnostics }) {
    const counts = new Set(diagnostics.map(({ code, end, start }) => `${code} ${end.offset - start.offset}`));
    const kept = last.diagnostics.filter(({ file, code, length }) => file && counts.has(`${code} ${length}`));
    this.#moduleMissing = kept.some(({ code }) => code === CANNOT_FIND_MODULE);
    return kept.map((diagnostic) => complaintOf(diagnostic, this.#root));
  }
}

/** @param {string} declarations @param {string} source */
function keyOf(declarations, source) {
  return JSON.stringify([declarations, source]);
}
