import { join } from "node:path";
import { KERNEL_NAME, kernelSpec } from "../../kernel/spec.mjs";
import { readJson, writeJson } from "../files.mjs";
import { root, venv } from "../paths.mjs";

const file = join(venv, "share", "jupyter", "kernels", KERNEL_NAME, "kernel.json");
const spec = kernelSpec(process.execPath, root);

/** @type {import("../step.mjs").Step} */
export const kernelspec = {
  title: "The kernel's entry in Jupyter",
  megabytes: () => ({ project: 1, cache: 0 }),
  done: () => JSON.stringify(readJson(file)) === JSON.stringify(spec),
  run: async () => writeJson(file, spec),
};
