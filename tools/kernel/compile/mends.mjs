// tslab keeps its compiler's settings, and much of what the compiler finds, to itself. Both pass through its
// TypeScript module: so tslab is given a copy of that module with three functions wrapped. Knows no Node.js.
import { innerVariables, isAboutDeclarations, namespacesOf } from "./declarations.mjs";
import { liveCell, localsOf } from "./live.mjs";
import { stoppableAwaits } from "./stoppable-awaits.mjs";

/** @import * as TS from "@tslab/typescript-for-tslab" */

const SETTINGS = {
  inlineSourceMap: true,
  inlineSources: true,
  types: ["node"], // as in tsconfig.json: what other packages declare for everyone is read where it is imported
  disableTopLevelAwait: false, // cells await as modules do: tslab calls most forms of it errors
};

/** The two files that tslab makes up: a cell, and what the cells before it have declared. */
const [CELL, EARLIER] = ["/__tslab__.ts", "/__prev__.d.ts"];

export class Mends {
  /** What the compiler last complained of in files, with what tslab leaves out. @type {TS.DiagnosticWithLocation[]} */
  diagnostics = [];
  /** What became of the last cell. @type {import("./live.mjs").LiveCell | undefined} */
  cell;
  /** What tslab forgets of what the cells so far have declared, as a .d.ts. */
  left = "";
  #ts;
  #cache;
  #changes;
  /** The modules that were right when last looked at, for where no cache can be written. */
  #right = "";

  /**
   * @param {typeof TS} ts tslab's
   * @param {{ get(source: string): string | undefined, set(source: string, text: string): unknown }} cache what
   *   became of modules before (compile-cache.mjs): of one its JavaScript, of a set that was found right a word
   * @param {TS.TransformerFactory<TS.SourceFile>[]} changes to the JavaScript of cells
   */
  constructor(ts, cache, changes = [stoppableAwaits(ts)]) {
    this.#ts = ts;
    this.#cache = cache;
    this.#changes = changes;
  }

  /** TypeScript as tslab is to have it. @returns {Record<string, unknown>} */
  get typescript() {
    /** @type {(...args: any[]) => unknown} */
    const create = this.#ts.createWatchCompilerHost;
    return {
      ...this.#ts,
      /** @param {any[]} args */
      createWatchCompilerHost: (...[files, options, system, , ...rest]) =>
        create(files, { ...options, ...SETTINGS }, system, this.#createProgram, ...rest),
      getPreEmitDiagnosticsOfFiles: this.#diagnose,
      /** Nothing is left to do after #emitCell and #emitModule. @param {string} js */
      transpileModule: (js) => ({ outputText: js }),
    };
  }

  /**
   * A program without the book-keeping for builds, which takes longer than most cells. All that tslab asks of
   * it is which files a cell depends on.
   * @param {any[]} args
   */
  #createProgram = (...args) => {
    /** @type {(...args: any[]) => TS.BuilderProgram} */
    const create = this.#ts.createAbstractBuilder;
    const builder = create(...args);
    const program = builder.getProgram();
    const cell = fileCalled(program, CELL);
    // tslab asks for the cell's names first, and mostly has another program made then. A type checker would
    // bind all files.
    /** @type {any} it is not among the published types */
    const { bindSourceFile } = this.#ts;
    bindSourceFile(cell, program.getCompilerOptions());
    builder.getAllDependencies = (file) => dependencies(program, file);
    /** tslab always gives both. @param {any} file @param {any} write */
    builder.emit = (file, write, _token, _only, transformers) => {
      if (file === cell) return this.#emitCell(program, file, write, transformers);
      this.#emitModule(program, file, write);
      return { emitSkipped: false, diagnostics: [] };
    };
    return builder;
  };

  /**
   * A cell's JavaScript by live.mjs; of tslab's own changes to the program only those to the declarations.
   * @param {TS.Program} program
   * @param {TS.SourceFile} cell
   * @param {TS.WriteFileCallback} write
   * @param {TS.CustomTransformers} [tslabs]
   */
  #emitCell(program, cell, write, tslabs) {
    const ts = this.#ts;
    const earlier = /** @type {TS.SourceFile} */ (fileCalled(program, EARLIER));
    const anew = cell.statements.flatMap((one) =>
      ts.isEnumDeclaration(one) || ts.isModuleDeclaration(one) ? [one.name.text] : [],
    );
    const names = { earlier: new Set(localsOf(earlier).keys()), anew: new Set(anew) };
    this.left = [...namespacesOf(ts, earlier, cell), ...innerVariables(ts, program, cell)].join("");
    /** @type {TS.WriteFileCallback} */
    const writeLive = (name, text, ...rest) => {
      if (!name.endsWith(".js")) return write(name, text, ...rest);
      this.cell = liveCell(ts, text, names);
      write(name, this.cell.js, ...rest);
    };
    const kept = { before: this.#changes, afterDeclarations: tslabs?.afterDeclarations };
    /** @type {any} one argument more than is published: to write declarations that are not all right */
    const { emit } = program;
    return emit(cell, writeLive, undefined, false, kept, true);
  }

  /**
   * A module's JavaScript from its text alone. tslab takes two steps, one for types and one for imports, and
   * writes declarations for nobody.
   * @param {TS.Program} program
   * @param {TS.SourceFile} file
   * @param {TS.WriteFileCallback} write
   */
  #emitModule(program, file, write) {
    const source = sourceOf(program, [file]);
    let js = this.#cache.get(source);
    if (js === undefined) {
      const compilerOptions = { ...program.getCompilerOptions(), module: this.#ts.ModuleKind.CommonJS };
      const transformers = { before: [stoppableAwaits(this.#ts)] };
      const { fileName, text } = file;
      js = this.#ts.transpileModule(text, { compilerOptions, fileName, transformers }).outputText;
      this.#cache.set(source, js);
    }
    write(`outDir${nameIn(program, file).replace(/\.ts$/, ".js")}`, js, false);
  }

  /** @param {TS.Program} program @param {TS.SourceFile[]} files the cell, and the modules it imports */
  #diagnose = (program, [cell, ...modules]) => {
    const source = `right\0${sourceOf(program, modules)}`;
    const isKnown = modules.length === 0 || source === this.#right || this.#cache.get(source) !== undefined;
    /** @type {any} tslab's TypeScript has it, but does not declare it */
    const { getPreEmitDiagnosticsOfFiles } = this.#ts;
    /** @type {any[]} */
    const found = getPreEmitDiagnosticsOfFiles(program, isKnown ? [cell] : [cell, ...modules]);
    const told = found.filter(({ file, code }) => file !== cell || !isAboutDeclarations(code));
    this.diagnostics = told.filter(({ file }) => file);
    const isWrong = this.diagnostics.some(({ file }) => file !== cell);
    if (modules.length > 0 && !isWrong) this.#right = source;
    if (!isKnown && !isWrong) this.#cache.set(source, "right");
    return told;
  };
}

/**
 * A module's name as seen from the project's folder, so that what is kept of it is good for copies of the project.
 * @param {TS.Program} program
 * @param {TS.SourceFile} file
 */
const nameIn = (program, { fileName }) => fileName.slice(program.getCurrentDirectory().length);

/** What a cache knows modules by. @param {TS.Program} program @param {TS.SourceFile[]} files */
const sourceOf = (program, files) => files.map((file) => `${nameIn(program, file)}\0${file.text}`).join("\0");

/**
 * Declares what TensorFlow.js declares narrower than it is. `Tensor<R>` becomes covariant (`out R`): by itself the
 * compiler finds that out by comparing some hundred methods, anew in nearly each cell about tensors, a third of
 * such a cell's time. And sums by label take labels as `argMin` gives them, without a cast.
 * @param {string} path
 * @param {string | undefined} text of a file
 */
export function widened(path, text) {
  if (path.endsWith("/tfjs-core/dist/tensor.d.ts"))
    return text?.replace("class Tensor<R extends", "class Tensor<out R extends");
  if (/\/tfjs-core\/dist\/ops\/(unsorted_segment_sum|bincount)\.d\.ts$/.test(path))
    return text?.replace(/(segmentIds:|T extends) Tensor1D\b/, "$1 import('../tensor').Tensor");
  return text;
}

/** @param {TS.Program} program @param {string} end of its name */
function fileCalled(program, end) {
  return program.getSourceFiles().find(({ fileName }) => fileName.endsWith(end));
}

/**
 * The names of a file and of all modules that it imports, directly or not.
 * @param {TS.Program} program
 * @param {TS.SourceFile} file
 */
function dependencies(program, file, found = new Set([file.fileName])) {
  const imports = /** @type {any} it is not among the published types */ (file).resolvedModules;
  imports?.forEach((/** @type {any} */ { resolvedModule }) => {
    const imported = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
    if (!imported || imported.isDeclarationFile || found.has(imported.fileName)) return;
    found.add(imported.fileName);
    dependencies(program, imported, found);
  });
  return [...found];
}
