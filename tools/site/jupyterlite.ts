// JupyterLab without a server: the program that JupyterLite's command puts together.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installEnv } from "../setup/env.mjs";
import { python } from "../setup/paths.mjs";

/**
 * @param packages JupyterLite's
 * @param work has jupyter-lite.json, contents/ for the file browser, and labextensions/
 */
export function buildJupyterLite(packages: string, work: string, out: string): void {
  const apps = ["lab", "notebooks", "tree", "edit"].flatMap((app) => ["--apps", app]);
  const options = [
    ...["--lite-dir", work, "--contents", join(work, "contents"), "--output-dir", out, "--no-sourcemaps"],
    ...["--ignore-sys-prefix", ...apps],
    `--FederatedExtensionAddon.extra_labextensions_path=${join(work, "labextensions")}`,
  ];
  const env = { ...installEnv(), PYTHONPATH: packages };
  // in that folder, because it leaves notes in the one it runs in of what it has done, and won't do that again
  const build = ["-m", "jupyterlite_core", "build", ...options];
  const { status, stdout, stderr } = spawnSync(python, build, { cwd: work, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`JupyterLite's build failed:\n${stdout}${stderr}`);
}
