// What `import` is to a cell: declarations, calls and import.meta.

import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @param {string} file as which the cells import
 * @param {(id: string) => any} require as seen from there
 * @param {import("./scope.mjs").Scope} scope
 * @param {(id: string) => Promise<any>} load what `import()` itself would be there, for what knows no require
 */
export function cellImports(file, require, scope, load) {
  return {
    /** @param {string} id @param {[key: string, name: string][]} names */
    import(id, names) {
      const module = require(id);
      for (const [key, name] of names) scope.import(name, reader(module, key));
    },
    /** @param {string} id */
    async importLater(id) {
      try {
        return namespaceOf(require(`${id}`));
      } catch (error) {
        if (!ONLY_ESM.has(/** @type {NodeJS.ErrnoException} */ (error)?.code ?? "")) throw error;
        return load(id);
      }
    },
    meta: { url: pathToFileURL(file).href, filename: file, dirname: dirname(file) },
  };
}

/** What Node.js says of modules that know no require, and of those that await at their top. */
const ONLY_ESM = new Set(["ERR_PACKAGE_PATH_NOT_EXPORTED", "ERR_REQUIRE_ASYNC_MODULE"]);

/**
 * An imported name stands for what the module has under it at any time.
 * @param {any} module
 * @param {string} key
 */
function reader(module, key) {
  if (key === "*") {
    const namespace = namespaceOf(module);
    return () => namespace;
  }
  return key === "default" && !module?.__esModule ? () => module : () => module[key];
}

/** As TypeScript's esModuleInterop has it. @param {any} module */
function namespaceOf(module) {
  return module?.__esModule ? module : { ...module, default: module };
}
