// The kernel: `node main.mjs <connection file>`, started by Jupyter (spec.mjs).
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Compiler } from "./compile/compiler.mjs";
import { restoreUtilHelpers } from "./run/node-compat.mjs";

const root = resolve(process.env.TALOS_ROOT ?? resolve(import.meta.dirname, "..", ".."));
process.chdir(root); // before tslab loads: whatever folder the notebook is in, imports start at the project's root
const compiler = new Compiler(root); // first: its thread takes longest to be ready
restoreUtilHelpers();

const { startKernel } = await import("./kernel.mjs");
await startKernel(root, compiler, JSON.parse(readFileSync(process.argv[2], "utf8")));
