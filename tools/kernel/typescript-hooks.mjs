// tslab keeps its compiler's settings and much of what the compiler finds to itself. Both pass through its TypeScript
// module, so tslab is given a copy of that module with four functions wrapped.
import { createRequire } from "node:module";
import { FileWatch } from "./file-watch.mjs";

const require = createRequire(import.meta.url);
const fromTslab = createRequire(require.resolve("tslab"));
const TYPESCRIPT = "@tslab/typescript-for-tslab";

/** @typedef {typeof import("@tslab/typescript-for-tslab")} TypeScript */
/** @typedef {import("@tslab/typescript-for-tslab").Diagnostic} Diagnostic */

/** tslab's own TypeScript, unchanged. @type {TypeScript} */
export const ts = fromTslab(TYPESCRIPT);

/** The files that the compiler has read, checked for changes before each compilation. */
export const watch = new FileWatch();

/** What the compiler last complained of, with what tslab leaves out: the file, the length, the related places. */
export const last = { diagnostics: /** @type {Diagnostic[]} */ ([]) };

const SOURCE_MAPS = { inlineSourceMap: true, inlineSources: true };

/**
 * `await x` becomes `await __stoppable(x)`: see interruption.mjs.
 * @type {import("@tslab/typescript-for-tslab").TransformerFactory<import("@tslab/typescript-for-tslab").SourceFile>}
 */
const makeStoppable = (context) => (file) => {
  const { factory } = context;
  /** @param {import("@tslab/typescript-for-tslab").Node} node @returns {import("@tslab/typescript-for-tslab").Node} */
  const visit = (node) => {
    const inner = ts.visitEachChild(node, visit, context);
    if (!ts.isAwaitExpression(inner)) return inner;
    const call = factory.createCallExpression(factory.createIdentifier("__stoppable"), undefined, [
      inner.expression,
    ]);
    return factory.updateAwaitExpression(inner, call);
  };
  return ts.visitEachChild(file, visit, context);
};

/** @type {Record<string, (...args: any[]) => unknown>} */
const WRAPPED = {
  createWatchCompilerHost: (files, options, ...rest) => {
    /** @type {(...args: any[]) => unknown} */
    const create = ts.createWatchCompilerHost;
    return create(files, { ...options, ...SOURCE_MAPS }, ...rest);
  },
  transpileModule: (js, { compilerOptions, ...options }) => {
    const settings = { ...compilerOptions, ...SOURCE_MAPS };
    return ts.transpileModule(js, {
      ...options,
      compilerOptions: settings,
      transformers: { before: [makeStoppable] },
    });
  },
  getPreEmitDiagnosticsOfFiles: (program, files) => {
    last.diagnostics = [...ts.getPreEmitDiagnosticsOfFiles(program, files)];
    return last.diagnostics;
  },
};

/** Loads tslab's converter with the wrapped functions in place. */
export function loadConverter() {
  const entries = Object.keys(ts).map((name) => [
    name,
    WRAPPED[name] ?? ts[/** @type {keyof TypeScript} */ (name)],
  ]);
  const cached = fromTslab.cache[fromTslab.resolve(TYPESCRIPT)];
  if (cached) cached.exports = Object.fromEntries(entries);
  ts.sys.watchFile = watch.add;
  ts.sys.watchDirectory = () => ({ close() {} });
  /** @type {typeof import("tslab/dist/converter")} */
  const converter = fromTslab("./converter");
  return converter;
}
