// tslab's module for what a cell displays would load the compiler, too, which has a thread of its own.
import { createRequire, Module } from "node:module";

const require = createRequire(import.meta.url);

for (const part of ["tslab/dist/converter", "tslab/dist/inspect"]) {
  const file = require.resolve(part);
  require.cache[file] = Object.assign(new Module(file), { loaded: true });
}

/** @type {{ lastWriteDisplayData: (data: object, isUpdate: boolean) => void }} */
export const display = require("tslab/dist/jupyter");
