// Sets up what is missing and opens the lesson in JupyterLab; whatever stands behind `npm start --` is JupyterLab's.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import "./setup/index.mjs";
import { jupyterEnv } from "./setup/env.mjs";
import { python, root } from "./setup/paths.mjs";

const notebook = "notebooks/kmeans.ipynb";
const page = existsSync(join(root, notebook)) ? notebook : "notebooks";
const options = [`--ServerApp.root_dir=${root}`, `--LabApp.default_url=/lab/tree/${page}`];
const lab = spawn(python, ["-I", "-m", "jupyterlab", ...options, ...process.argv.slice(2)], {
  cwd: root,
  env: jupyterEnv(),
  stdio: "inherit",
});

// Ctrl-C on a terminal reaches JupyterLab too, and it ends by itself; a signal sent to us alone is passed on.
const pass = () => process.platform === "win32" || lab.kill("SIGTERM");
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
lab.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
