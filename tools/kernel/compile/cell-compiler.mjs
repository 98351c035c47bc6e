// A cell's TypeScript to JavaScript, by tslab's converter: the compiler thread's side of compiler.mjs.
import { complaintOf } from "./complaint.mjs";
import { last, loadConverter, watch } from "./typescript-hooks.mjs";

const { createConverter } = loadConverter();
const CANNOT_FIND_MODULE = 2307;

/** @typedef {import("tslab/dist/converter").ConvertResult} ConvertResult */
/** @typedef {import("./complaint.mjs").Complaint} Complaint */
/** @typedef {{ path: string, data: string }} Module a module's JavaScript, new or changed */

/**
 * @typedef {object} Ahead a cell that was compiled before it was asked for
 * @property {number} id
 * @property {string} declarations what the cells before it have declared
 * @property {string} source
 * @property {Compiled} compiled
 * @property {[string, string][]} files on which that depends, and how they were
 */

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
  /** What has been compiled before it was asked for, each cell after the one before it. @type {Ahead[]} */
  #ahead = [];
  /** Of cells that were compiled in vain: tslab hands out each module once. @type {Module[]} */
  #untaken = [];
  #prepared = 0;

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
    this.#refresh();
    this.#forget(0);
    return this.#compile(declarations, source);
  }

  /**
   * Compiles the first of these cells that isn't yet.
   * @param {string} declarations what the cells before them have declared
   * @param {string[]} sources cells that will be asked for soon, in this order
   * @returns {Ahead | undefined} nothing when all are compiled, or one is wrong: none of those behind it will be run
   */
  prepare(declarations, sources) {
    this.#refresh();
    let before = declarations;
    for (const [place, source] of sources.entries()) {
      const known = this.#ahead[place];
      if (known?.declarations !== before || known.source !== source) {
        this.#forget(place);
        const compiled = this.#compile(before, source);
        if (compiled.complaints.length > 0) return undefined;
        const ahead = { id: ++this.#prepared, declarations: before, source, compiled, files: watch.stamps };
        this.#ahead.push(ahead);
        return ahead;
      }
      before = known.compiled.declarations;
    }
    return undefined;
  }

  /** A prepared cell has been put to use. @param {number} id @returns {Ahead | undefined} it, if it is the first */
  take(id) {
    return this.#ahead[0]?.id === id ? this.#ahead.shift() : undefined;
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

  /** A module that could not be found may be there now; the compiler looks for it again only when it starts afresh. */
  #refresh() {
    const isMissing = this.#moduleMissing;
    if (isMissing) {
      this.#converter.close();
      this.#converter = createConverter({ isJS: false, isBrowser: false });
      this.#moduleMissing = false;
    }
    if (watch.check() || isMissing) this.#forget(0);
  }

  /** What was compiled ahead is not what is asked for, from this place on. @param {number} place */
  #forget(place) {
    for (const { compiled } of this.#ahead.splice(place)) this.#untaken.push(...compiled.modules);
  }

  /** @param {string} declarations @param {string} source @returns {Compiled} */
  #compile(declarations, source) {
    const result = this.#converter.convert(declarations, source);
    const isWrong = result.diagnostics.length > 0;
    const complaints = isWrong ? this.#complaints(result) : [];
    return {
      complaints,
      declarations: result.declOutput ?? "",
      js: result.output ?? "",
      isAsync: result.hasToplevelAwait ?? false,
      lastExpression: result.lastExpressionVar,
      modules: isWrong ? [] : [...this.#untaken.splice(0), ...(result.sideOutputs ?? [])], // nobody takes those of a wrong cell
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
