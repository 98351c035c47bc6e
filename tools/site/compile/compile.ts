// The compiler's worker: answers the page's questions (page/kernel.ts) about cells, one after another.
import { CellCompiler } from "../../kernel/compile/cell-compiler.mjs";
import { keepLoaded } from "../page/kept";
import { files } from "./system";

const ROOT = ""; // the folder that the cells are in: "/"

keepLoaded();

async function start() {
  const response = await fetch(new URL("declarations.json", self.location.href));
  if (!response.ok) throw new Error(`The compiler's files can't be fetched (${response.status}).`);
  Object.assign(files, await response.json());
  return new CellCompiler(ROOT);
}

const starting = start();

self.onmessage = async ({ data: { id, question, args } }) => {
  try {
    const compiler = (await starting) as unknown as Record<string, (...args: unknown[]) => unknown>;
    self.postMessage({ id, answer: compiler[question](...args) });
  } catch (error) {
    self.postMessage({ id, error });
  }
};
