// JupyterLab without a server: the program that JupyterLite's command puts together.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installEnv } from "../setup/env.mjs";
import { own, python } from "../setup/paths.mjs";
import { pip } from "../setup/steps/python.mjs";

const requirements = join(import.meta.dirname, "requirements.txt");
/** Beside the lesson's own Python packages, which it builds on: who doesn't make the site doesn't need it. */
const packages = join(own, "site-packages");
const marker = join(packages, "complete");

/** Fetches JupyterLite, the first time. */
export async function installJupyterLite(): Promise<void> {
  const pins = readFileSync(requirements, "utf8");
  if (existsSync(marker) && readFileSync(marker, "utf8") === pins) return;
  console.log("Fetching JupyterLite …");
  rmSync(packages, { recursive: true, force: true });
  await pip("Installing JupyterLite", "install", requirements, ["--no-deps", `--target=${packages}`]);
  writeFileSync(marker, pins);
}

/** @param work has jupyter-lite.json, contents/ for the file browser, and labextensions/ */
export function buildJupyterLite(work: string, out: string): void {
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
