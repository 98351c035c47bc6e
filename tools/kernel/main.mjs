// The kernel: `node main.mjs <connection file>`, started by Jupyter (spec.mjs).
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { Compiler } from "./compile/compiler.mjs";
import { restoreUtilHelpers } from "./run/node-compat.mjs";

/**
 * The lesson's folder that a file is in, so that on a server each student has one with photos and a `src/` of their own.
 * @param {string} folder @returns {string | undefined}
 */
function lessonAbove(folder) {
  if (existsSync(join(folder, "src", "kmeans")) && existsSync(join(folder, "data"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : lessonAbove(parent);
}

/** For a notebook that is in none: the student's own one on a server (tools/hub/talos-start), or the one that the kernel belongs to. */
const { TALOS_HOME, TALOS_ROOT } = process.env;
const otherwise = (TALOS_HOME && lessonAbove(TALOS_HOME)) || join(import.meta.dirname, "..", "..");
// Before tslab loads: whatever folder the notebook is in, imports start at the project's root.
process.chdir(TALOS_ROOT ?? lessonAbove(process.cwd()) ?? otherwise);
const root = process.cwd(); // by its real path, as the compiler knows it
const compiler = new Compiler(root); // first: its thread takes longest to be ready
restoreUtilHelpers();

const { startKernel } = await import("./kernel.mjs");
await startKernel(root, compiler, process.argv[2]);
