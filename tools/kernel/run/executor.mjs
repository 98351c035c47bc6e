// Runs cells one after another on one shared scope.
import { join } from "node:path";
import { types } from "node:util";
import vm from "node:vm";
import { CELL_PARAMETERS } from "../compile/live.mjs";
import { NotAwaited } from "../report/describe.mjs";
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
import { cellImports } from "./imports.mjs";
import { LocalModules } from "./local-modules.mjs";
import { noticeOf, Scope } from "./scope.mjs";

export class Executor {
  #compiler;
  #modules = new LocalModules();
  #scope = new Scope();
  #require;
  #cell;

  /**
   * @param {string} root the folder that cells import from
   * @param {import("../compile/compiler.mjs").Compiler} compiler
   */
  constructor(root, compiler) {
    this.#compiler = compiler;
    const file = join(root, "cell.js");
    this.#require = this.#modules.requireFrom(file);
    this.#cell = { names: this.#scope.names, ...cellImports(file, this.#require, this.#scope) };
  }

  /**
   * @param {string} source
   * @param {number} number
   * @returns {Promise<unknown>} the value of the last expression
   */
  run(source, number) {
    return this.#asWork(() => this.#run(source, number));
  }

  /** Calls what a cell has left behind. @param {() => unknown} left */
  call(left) {
    return this.#asWork(() => untilInterrupted(() => enter(left)));
  }

  /** @template T @param {() => Promise<T>} work */
  async #asWork(work) {
    await everythingHeard(); // an interrupt that came before does not stop it
    beginWork();
    try {
      return await work();
    } finally {
      beginWork();
    }
  }

  /** @param {string} source @param {number} number */
  async #run(source, number) {
    const filename = `cell-${number}`;
    const label = `Cell [${number}]`;
    const isStopped = watchForInterrupt();
    const cell = await this.#compiler.compile(source, filename, label);
    this.#modules.update(cell.modules);
    this.#scope.begin(cell);
    try {
      if (isStopped()) throw new Interrupted();
      const body = functionOf(cell, filename);
      const start = async () => hushed(await enter(() => body(this.#cell, stoppable, this.#require)));
      const [value] = await untilInterrupted(start);
      return await untilInterrupted(() => awaited(value));
    } catch (error) {
      const notice = noticeOf(error);
      if (notice) this.#scope.fillIn(notice.standIn);
      else this.#scope.refuse(label);
      throw error;
    }
  }
}

/**
 * A failed promise as a cell's value is told as the cell's error, not as that of a promise that nobody
 * awaited.
 * @param {unknown[]} [returned]
 */
function hushed(returned = []) {
  const [value] = returned;
  if (types.isPromise(value)) Promise.prototype.then.call(value, undefined, () => {});
  return returned;
}

/** @param {unknown} value a cell's last, maybe a promise */
async function awaited(value) {
  try {
    return await value;
  } catch (error) {
    throw noticeOf(error) || error instanceof Interrupted ? error : new NotAwaited(error);
  }
}

/** @param {import("../compile/live.mjs").LiveCell} cell @param {string} filename */
function functionOf({ head, js, isAsync }, filename) {
  const start = `(${isAsync ? "async " : ""}function (${CELL_PARAMETERS.join(", ")}) { ${head}`;
  return vm.runInThisContext(`${start}\n${js}\n})`, { filename, lineOffset: -1 });
}

/**
 * Calls a cell so that a SIGINT from a terminal ends it, too: node:vm sees to that for what runs inside of
 * it.
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
