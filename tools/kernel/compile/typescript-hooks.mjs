// tslab keeps its compiler's settings and much of what the compiler finds to itself. Both pass through its TypeScript
// module, so tslab is given a copy of that module with three functions wrapped.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { CompileCache } from "./compile-cache.mjs";
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
/** As in tsconfig.json: what other packages declare for everyone is read where it is imported. */
const TYPES = { types: ["node"] };

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

/**
 * A program without the book-keeping for builds, which takes longer than most cells. All that tslab asks of it is which
 * files a cell depends on.
 * @param {any[]} args
 */
function createProgram(...args) {
  /** @type {(...args: any[]) => import("@tslab/typescript-for-tslab").BuilderProgram} */
  const create = ts.createAbstractBuilder;
  const builder = create(...args);
  bindCell(builder.getProgram());
  builder.getAllDependencies = (file) => dependencies(builder.getProgram(), file);
  const emit = builder.emit;
  builder.emit = (file, write, ...rest) => {
    if (!file || !write || !isModule(file)) return emit(file, write, ...rest);
    emitModule(builder.getProgram(), file, write);
    return { emitSkipped: false, diagnostics: [] };
  };
  return builder;
}

/**
 * Finds out which names the cell declares: tslab asks for them before anything else, and mostly has another program made then,
 * which exports them. A type checker would do the same for all files.
 * @param {import("@tslab/typescript-for-tslab").Program} program
 */
function bindCell(program) {
  const cell = program.getSourceFiles().find((file) => !isModule(file));
  /** @type {any} it is not among the published types */ (ts).bindSourceFile(
    cell,
    program.getCompilerOptions(),
  );
}

/** @param {import("@tslab/typescript-for-tslab").SourceFile} file */
function isModule(file) {
  return !file.fileName.endsWith("/__tslab__.ts");
}

/** What the modules are compiled with: the packages, this file, and what Node can run. */
const settings = [join(import.meta.dirname, "../../../package-lock.json"), import.meta.filename].map((file) =>
  readFileSync(file, "utf8"),
);
const cache = new CompileCache(join(".cache", "kernel"), [process.version, ...settings].join());

/** What emitModule has written: finished, though tslab hands it on to transpileModule. */
const finished = new Set();

/**
 * A module as JavaScript in one go. tslab takes two, one for types and one for imports, and writes declarations for nobody.
 * @param {import("@tslab/typescript-for-tslab").Program} program
 * @param {import("@tslab/typescript-for-tslab").SourceFile} file
 * @param {import("@tslab/typescript-for-tslab").WriteFileCallback} write
 */
function emitModule(program, file, write) {
  const known = cache.emitted(file);
  if (known) {
    finished.add(known.text);
    return write(known.name, known.text, false);
  }
  const options = program.getCompilerOptions();
  const { module, declaration } = options;
  Object.assign(options, { module: ts.ModuleKind.CommonJS, declaration: false });
  try {
    /** @type {import("@tslab/typescript-for-tslab").WriteFileCallback} */
    const writeFinished = (name, text, ...rest) => {
      finished.add(text);
      cache.keep(file, { name, text });
      write(name, text, ...rest);
    };
    program.emit(file, writeFinished, undefined, false, { before: [makeStoppable] });
  } finally {
    Object.assign(options, { module, declaration });
  }
}

/** @typedef {{ resolvedModule?: { resolvedFileName: string } }} Resolution */

/**
 * The names of a file and of all files that it imports, directly or not.
 * @param {import("@tslab/typescript-for-tslab").Program} program
 * @param {import("@tslab/typescript-for-tslab").SourceFile} file
 */
function dependencies(program, file, found = new Set([file.fileName])) {
  /** @type {{ forEach(visit: (found: Resolution) => void): void } | undefined} */
  const imports = /** @type {any} */ (file).resolvedModules;
  imports?.forEach(({ resolvedModule }) => {
    const imported = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
    if (!imported || imported.isDeclarationFile || found.has(imported.fileName)) return;
    found.add(imported.fileName);
    dependencies(program, imported, found);
  });
  return [...found];
}

/**
 * The modules that were right when last looked at. A new cell does not change that; an edit of any of them may.
 * @type {Set<import("@tslab/typescript-for-tslab").SourceFile>}
 */
let right = new Set();

/** @type {Record<string, (...args: any[]) => unknown>} */
const WRAPPED = {
  createWatchCompilerHost: (files, options, system, _createProgram, ...rest) => {
    /** @type {(...args: any[]) => unknown} */
    const create = ts.createWatchCompilerHost;
    return create(files, { ...options, ...SOURCE_MAPS, ...TYPES }, system, createProgram, ...rest);
  },
  transpileModule: (js, { compilerOptions, ...options }) => {
    if (finished.delete(js)) return { outputText: js };
    const settings = { ...compilerOptions, ...SOURCE_MAPS };
    return ts.transpileModule(js, {
      ...options,
      compilerOptions: settings,
      transformers: { before: [makeStoppable] },
    });
  },
  getPreEmitDiagnosticsOfFiles: (program, files) => {
    /** @type {import("@tslab/typescript-for-tslab").SourceFile[]} */
    const [cell, ...modules] = files;
    const isUnchanged = [...right].every((file) => program.getSourceFile(file.fileName) === file);
    const isKnown = right.size === 0 && modules.length > 0 && cache.open(modules);
    const doubtful = isKnown ? [] : isUnchanged ? modules.filter((file) => !right.has(file)) : modules;
    last.diagnostics = [...ts.getPreEmitDiagnosticsOfFiles(program, [cell, ...doubtful])];
    const isWrong = last.diagnostics.some(({ file }) => file && file !== cell);
    right = new Set(isWrong ? [] : isUnchanged ? [...right, ...modules] : modules);
    return last.diagnostics;
  },
};

const { readFile } = ts.sys;

/**
 * With a word more in TensorFlow's declarations: that a Tensor<R2> will do for a Tensor<Rank>. To find that out by itself
 * the compiler compares some hundred methods, anew in nearly each cell that has to do with tensors.
 * @param {string} path
 * @param {string} [encoding]
 */
function readDeclared(path, encoding) {
  const text = readFile(path, encoding);
  return path.endsWith("/tfjs-core/dist/tensor.d.ts")
    ? text?.replace("class Tensor<R extends", "class Tensor<out R extends")
    : text;
}

/** Loads tslab's converter with the wrapped functions in place. */
export function loadConverter() {
  const entries = Object.keys(ts).map((name) => [
    name,
    WRAPPED[name] ?? ts[/** @type {keyof TypeScript} */ (name)],
  ]);
  const cached = fromTslab.cache[fromTslab.resolve(TYPESCRIPT)];
  if (cached) cached.exports = Object.fromEntries(entries);
  ts.sys.readFile = readDeclared;
  ts.sys.watchFile = watch.add;
  ts.sys.watchDirectory = () => ({ close() {} });
  /** @type {typeof import("tslab/dist/converter")} */
  const converter = fromTslab("./converter");
  return converter;
}
