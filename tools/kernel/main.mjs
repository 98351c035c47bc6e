// The kernel: `node main.mjs <connection file>`, started by Jupyter (spec.mjs).
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { restoreUtilHelpers } from "./run/node-compat.mjs";

const root = resolve(process.env.TALOS_ROOT ?? resolve(import.meta.dirname, "..", ".."));
process.chdir(root); // before tslab loads: whatever folder the notebook is in, imports start at the project's root
restoreUtilHelpers();

const { startKernel } = await import("./kernel.mjs");
await startKernel(root, JSON.parse(readFileSync(process.argv[2], "utf8")));
