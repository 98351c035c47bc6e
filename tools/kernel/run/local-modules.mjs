// The project's own modules, as the cells import them. An edited module is loaded anew, and so is every
// module that imports it, directly or not; the others keep their state.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import vm from "node:vm";
import { stoppable } from "../stop/interruption.mjs";

const PARAMETERS = ["exports", "require", "module", "__filename", "__dirname", "__stoppable"];

export class LocalModules {
  /** @type {Map<string, string>} */
  #code = new Map();
  /** @type {Map<string, { exports: any }>} */
  #loaded = new Map();
  /** @type {Map<string, Set<string>>} */
  #importers = new Map();

  /** @param {{ path: string, js: string }[]} modules */
  update(modules) {
    for (const { path, js } of modules) {
      if (this.#code.get(path) === js) continue;
      this.#code.set(path, js);
      this.#forget(path);
    }
  }

  /** A `require` as seen from `file`. @param {string} file */
  requireFrom(file) {
    const require = createRequire(file);
    /** @param {string} id */
    const local = (id) => {
      const path = this.#resolve(dirname(file), id);
      return path ? this.#load(path, file) : require(id);
    };
    return Object.assign(local, require);
  }

  /** @param {string} directory @param {string} id */
  #resolve(directory, id) {
    if (!id.startsWith(".")) return undefined;
    const path = join(directory, id).replaceAll("\\", "/");
    return [path, `${path}.js`, `${path}/index.js`].find((candidate) => this.#code.has(candidate));
  }

  /** @param {string} path @param {string} importer */
  #load(path, importer) {
    this.#importers.set(path, (this.#importers.get(path) ?? new Set()).add(importer));
    const known = this.#loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    this.#loaded.set(path, module); // before it runs, for modules that import each other
    try {
      const run = vm.compileFunction(this.#code.get(path) ?? "", PARAMETERS, { filename: path });
      const { exports } = module;
      run.call(exports, exports, this.requireFrom(path), module, path, dirname(path), stoppable);
    } catch (error) {
      this.#loaded.delete(path);
      throw error;
    }
    return module.exports;
  }

  /** @param {string} path */
  #forget(path) {
    const importers = this.#importers.get(path) ?? [];
    this.#loaded.delete(path);
    this.#importers.delete(path);
    for (const importer of importers) this.#forget(importer);
  }
}
