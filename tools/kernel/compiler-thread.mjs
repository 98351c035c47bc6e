// Runs beside the main thread: see compiler.mjs, which asks the questions.
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { CellCompiler } from "./cell-compiler.mjs";
import { completeness } from "./completeness.mjs";

const require = createRequire(import.meta.url);
/** @type {typeof import("tslab/dist/inspect")} */
const { printQuickInfo } = require("tslab/dist/inspect");

const compiler = new CellCompiler(workerData.root);

/** @type {Record<string, (...args: any[]) => unknown>} */
const ANSWERS = {
  compile: (declarations, source) => compiler.compile(declarations, source),
  prepare: (declarations, source) => compiler.prepare(declarations, source),
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
