// Sets up what is missing and opens the lesson in JupyterLab; whatever stands behind `npm start --` is JupyterLab's.
import { existsSync } from "node:fs";
import { join } from "node:path";
import "./setup/index.mjs";
import { jupyterEnv } from "./setup/env.mjs";
import { python, root } from "./setup/paths.mjs";
import { handOver } from "./setup/run.mjs";

const notebook = "notebooks/kmeans.ipynb";
const page = existsSync(join(root, notebook)) ? notebook : "notebooks";
const options = [`--ServerApp.root_dir=${root}`, `--LabApp.default_url=/lab/tree/${page}`];
const command = [python, "-I", "-m", "jupyterlab", ...options, ...process.argv.slice(2)];
handOver(command, { cwd: root, env: jupyterEnv() });
