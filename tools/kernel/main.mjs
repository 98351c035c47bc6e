// The kernel: `node main.mjs <connection file>`, started by Jupyter (spec.mjs).
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Compiler } from "./compile/compiler.mjs";
import { restoreUtilHelpers } from "./run/node-compat.mjs";

/**
 * The lesson's folder that the notebook is in, so that on a server each student has one with photos and a `src/` of their own;
 * for a notebook that is in none, the one that the kernel belongs to.
 * @param {string} folder @returns {string}
 */
function rootAbove(folder) {
  if (existsSync(join(folder, "src", "kmeans")) && existsSync(join(folder, "data"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? resolve(import.meta.dirname, "..", "..") : rootAbove(parent);
}

const root = resolve(process.env.TALOS_ROOT ?? rootAbove(process.cwd()));
process.chdir(root); // before tslab loads: whatever folder the notebook is in, imports start at the project's root
const compiler = new Compiler(root); // first: its thread takes longest to be ready
restoreUtilHelpers();

const { startKernel } = await import("./kernel.mjs");
await startKernel(root, compiler, process.argv[2]);
