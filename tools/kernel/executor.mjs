// Runs cells one after another in one shared scope: the exports of each are the globals of the next.
import { join } from "node:path";
import vm from "node:vm";
import { Compiler } from "./compiler.mjs";
import { LocalModules } from "./local-modules.mjs";

/** What stopped the cell is the person at the keyboard, not the code. */
export class Interrupted extends Error {
  /** @override */
  name = "Interrupted";

  constructor() {
    super("The cell was interrupted.");
  }
}

/** TypeScript declares imports as getters; a later cell must be able to declare the same name again. */
function createScope() {
  /** @type {Record<PropertyKey, any>} */
  const values = {};
  return new Proxy(values, {
    defineProperty: (_target, name, { get, value }) => {
      if (name !== "__esModule") values[name] = get ? get() : value;
      return true;
    },
  });
}

export class Executor {
  #compiler;
  #modules = new LocalModules();
  #scope = createScope();
  #require;
  /** @type {((reason: Interrupted) => void) | undefined} */
  #stop;

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
    const code = `(${cell.isAsync ? "async " : ""}function (exports, require) { ${cell.js}\n})`;
    try {
      await this.#untilStopped(() => this.#start(code, filename));
      return cell.lastExpression && this.#scope[cell.lastExpression];
    } finally {
      if (cell.lastExpression) delete this.#scope[cell.lastExpression];
    }
  }

  /** Ends the cell that is running, if one is. */
  interrupt() {
    this.#stop?.(new Interrupted());
  }

  /** @param {string} code @param {string} filename */
  #start(code, filename) {
    const body = vm.runInThisContext(code, { filename });
    return body(this.#scope, this.#require);
  }

  /**
   * Code that is ended from outside does not come back here, not even to a `finally`: so it starts in a turn of its
   * own, and what waits for it can be told separately that it is over.
   * @param {() => unknown} start
   */
  async #untilStopped(start) {
    try {
      await new Promise((resolve, reject) => {
        this.#stop = reject;
        Promise.resolve().then(start).then(resolve, reject);
      });
    } finally {
      this.#stop = undefined;
    }
  }
}
