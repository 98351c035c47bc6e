// Runs beside the main thread: see compiler.mjs, which asks the questions.
import { parentPort, workerData } from "node:worker_threads";
import { CellCompiler } from "./cell-compiler.mjs";

/** @type {any} */
const compiler = new CellCompiler(workerData.root);

parentPort?.on("message", ({ id, question, args }) => {
  try {
    parentPort?.postMessage({ id, answer: compiler[question](...args) });
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
