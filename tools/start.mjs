// Opens the lesson in JupyterLab; whatever stands behind `npm start --` is JupyterLab's.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { jupyterEnv } from "./setup/env.mjs";
import { python, root } from "./setup/paths.mjs";

const notebook = "notebooks/kmeans.ipynb";
const page = existsSync(notebook) ? notebook : "notebooks";
const options = [`--ServerApp.root_dir=${root}`, `--LabApp.default_url=/lab/tree/${page}`];
const lab = spawn(python, ["-I", "-m", "jupyterlab", ...options, ...process.argv.slice(2)], {
  cwd: root,
  env: jupyterEnv(),
  stdio: "inherit",
});

// Ctrl-C on a terminal reaches JupyterLab too; a signal sent to us alone is passed on. Either way it ends by itself.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => lab.kill("SIGTERM"));
lab.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
