import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeJson } from "../files.mjs";
import { local, python, root, venv } from "../paths.mjs";
import { run, runOrExplain } from "../run.mjs";
import { findPython } from "./find-python.mjs";

const requirements = join(root, "requirements.txt");
/** There only where the project came as an archive for rooms without internet (tools/hub/bundle.mjs). */
const wheels = join(local, "wheels");
const marker = join(venv, "complete.json");

/** What a finished .venv was made of: the pins, the place (its programs hold the path), the Python. */
async function state() {
  const { output } = await run([python, "-I", "-S", "-c", "import sys; print(sys.version)"]);
  const pins = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  return JSON.stringify({ requirements: pins, folder: venv, python: output.trim() });
}

/**
 * Has the .venv's pip install, or download, what a file pins by hashes; nothing is built. -I keeps out whatever else Python finds in the
 * environment and in this folder.
 * @param {string} what the step, for the error
 * @param {"install" | "download"} verb
 * @param {string} requirements
 * @param {string[]} [options]
 * @param {(line: string) => void} [onLine]
 */
export function pip(what, verb, requirements, options = [], onLine) {
  const pinned = ["--require-hashes", "--only-binary=:all:", "--progress-bar=off", "-r", requirements];
  return runOrExplain(what, [python, "-I", "-m", "pip", verb, ...pinned, ...options], onLine);
}

/** @type {import("../step.mjs").Step} */
export const pythonPackages = {
  title: "JupyterLab and its Python packages",
  megabytes: () => ({ project: 500, cache: 150 }),
  async done() {
    const made = readJson(marker);
    return made !== undefined && made.state === (await state().catch(() => undefined));
  },
  async run(report) {
    const what = "Installing the Python packages";
    rmSync(venv, { recursive: true, force: true });
    report("making .venv");
    await runOrExplain(what, [...findPython(), "-I", "-m", "venv", venv]);
    const options = existsSync(wheels) ? ["--no-index", `--find-links=${wheels}`] : [];
    await pip(what, "install", requirements, options, (line) => {
      const [, name] = /^Collecting ([\w.-]+)/.exec(line) ?? [];
      if (name) report(`fetching ${name}`);
      if (line.startsWith("Installing")) report("unpacking");
    });
    writeJson(marker, { state: await state() });
  },
};
