// The compiler, in a thread of its own: it starts beside the kernel, completes names while a cell runs, and
// its very many objects do not slow down each collection of the cells' garbage.
import { relative } from "node:path";
import { Worker } from "node:worker_threads";
import { CompileError } from "../report/diagnostics.mjs";
import { addSource } from "../report/sources.mjs";

/** Many times what it holds (about 150). With a limit of its own, V8 lets less garbage pile up in it. */
const MEGABYTES = 1500;

export class Compiler {
  #root;
  #thread;
  #asked = 0;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: unknown) => void }>} */
  #open = new Map();

  /** @param {string} root */
  constructor(root) {
    this.#root = root;
    this.#thread = new Worker(new URL("./compiler-thread.mjs", import.meta.url), {
      workerData: { root },
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    this.#thread.on("message", ({ id, answer, error }) => {
      const { resolve, reject } = /** @type {any} */ (this.#open.get(id));
      this.#open.delete(id);
      if (error) reject(error);
      else resolve(answer);
    });
    this.#thread.on("error", (error) => {
      process.stderr.write(`The compiler has broken down: ${error.stack}\n`);
      process.exit(1); // Jupyter starts another kernel
    });
  }

  /**
   * @param {string} source
   * @param {string} filename
   * @param {string} label
   * @throws {CompileError}
   */
  async compile(source, filename, label) {
    /** @type {import("./cell-compiler.mjs").Compiled} */
    const { complaints, cell, modules } = await this.ask("compile", source);
    if (!cell) throw new CompileError(complaints);
    return {
      ...cell,
      js: addSource(filename, label, cell, source),
      modules: modules.map(({ path, data }) => {
        const label = relative(this.#root, path).replaceAll("\\", "/").replace(/\.js$/, ".ts");
        return { path, js: addSource(path, label, { js: data }) };
      }),
    };
  }

  /** @type {import("../protocol/questions.mjs").Ask} */
  ask(question, ...args) {
    const id = ++this.#asked;
    // A copy: after the first buffer that was handed over, V8 would look at each access to any typed array
    // whether its buffer is still there.
    this.#thread.postMessage({ id, question, args });
    return new Promise((resolve, reject) => this.#open.set(id, { resolve, reject }));
  }
}
