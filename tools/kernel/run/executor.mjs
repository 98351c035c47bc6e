// Runs cells one after another in one shared scope: what one exports is there for the next.
import { join } from "node:path";
import vm from "node:vm";
import { Compiler } from "../compile/compiler.mjs";
import { RUNNER } from "../report/stack.mjs";
import { beginWork } from "../stop/control.mjs";
import {
  Interrupted,
  interrupt,
  stoppable,
  untilInterrupted,
  watchForInterrupt,
} from "../stop/interruption.mjs";
import { everythingHeard } from "../stop/turn.mjs";
import { LocalModules } from "./local-modules.mjs";
import { noticeOf } from "./notice.mjs";
import { preload } from "./preload.mjs";
import { Scope } from "./scope.mjs";

const PARAMETERS = ["exports", "require", "__stoppable"];

export class Executor {
  #compiler;
  #modules = new LocalModules();
  #scope = new Scope();
  #require;
  #upcoming;
  #isRunning = false;

  /**
   * @param {string} root the folder that cells import from
   * @param {() => string[]} upcoming the cells that are waiting to be run next
   */
  constructor(root, upcoming) {
    this.#upcoming = upcoming;
    this.#compiler = new Compiler(root);
    this.#require = this.#modules.requireFrom(join(root, "cell.js"));
  }

  get compiler() {
    return this.#compiler;
  }

  /**
   * @param {string} source
   * @param {number} number
   * @returns {Promise<unknown>} the value of the last expression
   */
  async run(source, number) {
    await everythingHeard(); // an interrupt that came before the cell does not stop it
    beginWork();
    try {
      return await this.#run(source, number);
    } finally {
      beginWork();
    }
  }

  /** @param {string} source @param {number} number */
  async #run(source, number) {
    const filename = `cell-${number}`;
    const label = `Cell [${number}]`;
    const isStopped = watchForInterrupt();
    const compiled = this.#compiler.compile(source, filename, label);
    preload(source, this.#require);
    const cell = await compiled;
    if (isStopped()) throw new Interrupted();
    this.#isRunning = true;
    this.prepare();
    try {
      return await this.#call(cell, filename, label);
    } finally {
      this.#isRunning = false;
    }
  }

  /** While a cell runs, the compiler goes on with those that wait behind it. */
  prepare() {
    if (this.#isRunning) this.#compiler.prepare(this.#upcoming());
  }

  /**
   * @param {import("../compile/compiler.mjs").CompiledCell} cell
   * @param {string} filename
   * @param {string} label
   */
  async #call(cell, filename, label) {
    this.#modules.update(cell.modules);
    const code = `(${cell.isAsync ? "async " : ""}function (${PARAMETERS.join(", ")}) { ${cell.js}\n})`;
    const body = vm.runInThisContext(code, { filename });
    this.#scope.beginCell();
    try {
      await untilInterrupted(() => enter(() => body(this.#scope.exports, this.#require, stoppable)));
      const { lastExpression } = cell;
      if (!lastExpression) return undefined;
      return await untilInterrupted(() => this.#scope.take(lastExpression)); // it may be a promise
    } catch (error) {
      if (cell.lastExpression) this.#scope.take(cell.lastExpression);
      const notice = noticeOf(error);
      if (notice) this.#scope.fillIn(notice.standIn);
      else this.#scope.refuse(label);
      throw error;
    }
  }
}

/**
 * Calls a cell so that a SIGINT from a terminal ends it, too: node:vm sees to that for what runs inside of it.
 * @param {() => unknown} call
 */
function enter(call) {
  Object.defineProperty(globalThis, RUNNER, { value: call, configurable: true });
  try {
    return vm.runInThisContext(`globalThis["${RUNNER}"]()`, { filename: RUNNER, breakOnSigint: true });
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
    if (code !== "ERR_SCRIPT_EXECUTION_INTERRUPTED") throw error;
    interrupt();
    throw new Interrupted();
  } finally {
    Reflect.deleteProperty(globalThis, RUNNER);
  }
}
