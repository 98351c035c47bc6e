// Runs cells one after another in one shared scope: what one exports is there for the next.
import { join } from "node:path";
import vm from "node:vm";
import { Compiler } from "./compiler.mjs";
import { enterState, RUNNING, WAITING, whileWaiting } from "./control.mjs";
import { Interrupted, stoppable, untilInterrupted } from "./interruption.mjs";
import { LocalModules } from "./local-modules.mjs";
import { noticeOf } from "./notice.mjs";
import { RUNNER } from "./stack.mjs";

const PARAMETERS = ["exports", "require", "__stoppable"];

/**
 * TypeScript declares imports as getters; a later cell must be able to declare the same name again.
 * @param {Set<PropertyKey>} declared the names that are set: a cell begins by setting all of its own to undefined
 */
function createScope(declared) {
  /** @type {Record<PropertyKey, any>} */
  const values = {};
  return new Proxy(values, {
    defineProperty: (_target, name, { get, value }) => {
      if (name !== "__esModule") values[name] = get ? get() : value;
      declared.add(name);
      return true;
    },
  });
}

export class Executor {
  #compiler;
  #modules = new LocalModules();
  /** @type {Set<PropertyKey>} what the last cell has declared */
  #declared = new Set();
  #scope = createScope(this.#declared);
  #require;

  /** @param {string} root the folder that cells import from */
  constructor(root) {
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
    const filename = `cell-${number}`;
    const cell = this.#compiler.compile(source, filename, `Cell [${number}]`);
    this.#modules.update(cell.modules);
    const code = `(${cell.isAsync ? "async " : ""}function (${PARAMETERS.join(", ")}) { ${cell.js}\n})`;
    const body = vm.runInThisContext(code, { filename });
    this.#declared.clear();
    try {
      await whileWaiting(() =>
        untilInterrupted(() => enter(() => body(this.#scope, this.#require, stoppable))),
      );
      return cell.lastExpression && this.#scope[cell.lastExpression];
    } catch (error) {
      const notice = noticeOf(error);
      if (notice) this.#fillIn(notice.standIn);
      throw error;
    } finally {
      if (cell.lastExpression) delete this.#scope[cell.lastExpression];
    }
  }

  /** Whatever the cell has declared and not set: later cells are to say what is missing, not that it is undefined. */
  #fillIn(/** @type {unknown} */ standIn) {
    for (const name of [...this.#declared]) this.#scope[name] ??= standIn;
  }
}

/**
 * Calls a cell so that a SIGINT from a terminal ends it, too: node:vm sees to that for what runs inside of it.
 * @param {() => unknown} call
 */
function enter(call) {
  Object.defineProperty(globalThis, RUNNER, { value: call, configurable: true });
  enterState(RUNNING);
  try {
    return vm.runInThisContext(`globalThis["${RUNNER}"]()`, { filename: RUNNER, breakOnSigint: true });
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
    throw code === "ERR_SCRIPT_EXECUTION_INTERRUPTED" ? new Interrupted() : error;
  } finally {
    enterState(WAITING);
    Reflect.deleteProperty(globalThis, RUNNER);
  }
}
