// Sets up what is missing and opens the lesson in JupyterLab; whatever stands behind `npm start --` is JupyterLab's.
import "./setup/index.mjs";
import { jupyterEnv } from "./setup/env.mjs";
import { python, root } from "./setup/paths.mjs";
import { handOver } from "./setup/run.mjs";

const options = [`--ServerApp.root_dir=${root}`, "--LabApp.default_url=/lab/tree/notebooks/kmeans.ipynb"];
const command = [python, "-I", "-m", "jupyterlab", ...options, ...process.argv.slice(2)];
handOver(command, { cwd: root, env: jupyterEnv() });
