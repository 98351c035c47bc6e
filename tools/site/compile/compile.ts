// The compiler's worker: answers the page's questions (page/workers.ts) about cells, one after another.
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
let declarations = ""; // what the cells so far have declared, as a .d.ts

const questions = {
  async compile(source: string) {
    const compiled = (await starting).compile(declarations, source);
    if (compiled.complaints.length === 0) ({ declarations } = compiled);
    const { complaints, cell } = compiled;
    return { complaints, cell };
  },
  /** All values are gone, and with them the names. */
  async forget() {
    declarations = "";
  },
  complete: async (source: string, position: number) =>
    (await starting).complete(declarations, source, position),
  inspect: async (source: string, position: number) =>
    (await starting).inspect(declarations, source, position),
  completeness: async (source: string) => (await starting).completeness(source),
};

self.onmessage = async ({ data: { id, question, args } }) => {
  try {
    const ask = questions[question as keyof typeof questions] as (...args: unknown[]) => Promise<unknown>;
    self.postMessage({ id, answer: await ask(...args) });
  } catch (error) {
    self.postMessage({ id, error: String(error instanceof Error ? error.stack : error) });
  }
};
