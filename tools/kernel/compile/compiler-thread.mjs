// Runs beside the main thread: see compiler.mjs, which asks the questions.
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { CellCompiler } from "./cell-compiler.mjs";
import { completeness } from "./completeness.mjs";

const require = createRequire(import.meta.url);
/** @type {typeof import("tslab/dist/inspect")} */
const { printQuickInfo } = require("tslab/dist/inspect");

const compiler = new CellCompiler(workerData.root);

/** The cells that will be asked for soon, and what those before them have declared. @type {[string, string[]]} */
let soon = ["", []];
let isPreparing = false;

/** One cell at a time: a question that comes meanwhile is answered first. */
function prepare() {
  if (isPreparing) return;
  isPreparing = true;
  setImmediate(() => {
    isPreparing = false;
    try {
      const ahead = compiler.prepare(...soon);
      if (!ahead) return;
      parentPort?.postMessage({ ahead });
      prepare();
    } catch {
      // Whoever asks for the cell itself will be told.
    }
  });
}

/** @type {Record<string, (...args: any[]) => unknown>} */
const ANSWERS = {
  compile: (declarations, source) => {
    soon = ["", []];
    return compiler.compile(declarations, source);
  },
  prepare: (declarations, sources) => {
    soon = [declarations, sources];
    prepare();
  },
  taken: (id) => {
    const taken = compiler.take(id);
    if (taken) soon = [taken.compiled.declarations, soon[1].slice(1)];
  },
  complete: (declarations, source, position) => compiler.complete(declarations, source, position),
  inspect: (declarations, source, position) => {
    const info = compiler.inspect(declarations, source, position);
    return info && printQuickInfo(info);
  },
  completeness,
};

parentPort?.on("message", ({ id, question, args }) => {
  try {
    parentPort?.postMessage({ id, answer: ANSWERS[question](...args) });
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
