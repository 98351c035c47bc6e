// Runs cells one after another on one shared scope.
import { join } from "node:path";
import vm from "node:vm";
import { RUNNER } from "../report/stack.mjs";
import { beginWork } from "../stop/control.mjs";
import { Interrupted, stoppable, untilInterrupted, watchForInterrupt } from "../stop/interruption.mjs";
import { everythingHeard } from "../stop/turn.mjs";
import { cellImports } from "./imports.mjs";
import { LocalModules } from "./local-modules.mjs";
import { functionText, runCell } from "./run-cell.mjs";
import { Scope } from "./scope.mjs";

/** Calls what is a student's: an interrupt knows by this script's name whose code is running (stop/ending.mjs). */
const enter = vm.runInThisContext("(call) => call()", { filename: RUNNER });

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
    const load = vm.runInThisContext("(id) => import(id)", {
      filename: file,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    this.#cell = { names: this.#scope.names, ...cellImports(file, this.#require, this.#scope, load) };
  }

  /**
   * @param {string} source
   * @param {number} number
   * @returns {Promise<unknown>} the value of the last expression
   */
  run(source, number) {
    return this.#asWork(async () => {
      const filename = `cell-${number}`;
      const label = `Cell [${number}]`;
      const isStopped = watchForInterrupt();
      const cell = await this.#compiler.compile(source, filename, label);
      this.#modules.update(cell.modules);
      return runCell(this.#scope, cell, label, () => {
        if (isStopped()) throw new Interrupted(); // while it was compiled
        const body = vm.runInThisContext(functionText(cell), { filename, lineOffset: -1 });
        return enter(() => body(this.#cell, stoppable, this.#require));
      });
    });
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
}
