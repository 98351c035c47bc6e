// Loads tslab's converter from cells to JavaScript, with what mends.mjs changes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { CompileCache } from "./compile-cache.mjs";
import { FileWatch } from "./file-watch.mjs";
import { Mends, widened } from "./mends.mjs";

const require = createRequire(import.meta.url);
const TYPESCRIPT = "@tslab/typescript-for-tslab";

/** tslab's own TypeScript, unchanged. @type {typeof import("@tslab/typescript-for-tslab")} */
export const ts = require(TYPESCRIPT);

/** The files that the compiler has read, checked for changes before each compilation. */
export const watch = new FileWatch();

/** What the modules are compiled with: the packages, our own part in it, and what Node can run. */
const settings = [
  join(import.meta.dirname, "../../../package-lock.json"),
  ...["mends.mjs", "stoppable-awaits.mjs"].map((name) => join(import.meta.dirname, name)),
].map((file) => readFileSync(file, "utf8"));

const cache = new CompileCache(join(".cache", "kernel"), [process.version, ...settings].join());
export const mends = new Mends(ts, cache);

/** @type {any} tslab has been given what it is to see of it before it is loaded */
const module_ = require.cache[require.resolve(TYPESCRIPT)];
module_.exports = mends.typescript;
const { readFile } = ts.sys;
ts.sys.readFile = (path, encoding) => widened(path, readFile(path, encoding));
ts.sys.watchFile = watch.add;
ts.sys.watchDirectory = () => ({ close() {} });

/** @type {typeof import("tslab/dist/converter")} */
export const converter = require("tslab/dist/converter");
/** @type {typeof import("tslab/dist/inspect")} */
export const { printQuickInfo } = require("tslab/dist/inspect");
