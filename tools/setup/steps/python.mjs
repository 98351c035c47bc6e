import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeJson } from "../files.mjs";
import { local, own, python, root, venv } from "../paths.mjs";
import { run, runOrExplain } from "../run.mjs";
import { findPython } from "./find-python.mjs";

const requirements = join(root, "requirements.txt");
/** There only where the project came as an archive for rooms without internet (tools/hub/bundle.mjs). */
const wheels = join(local, "wheels");
const fromWheels = () => (existsSync(wheels) ? ["--no-index", `--find-links=${wheels}`] : []);

/**
 * What a folder of packages is made of: the pins, the place (programs hold the path), the Python.
 * @param {string} requirements
 * @param {string} folder
 */
async function state(requirements, folder) {
  const { output } = await run([python, "-I", "-S", "-c", "import sys; print(sys.version)"]);
  const pins = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  return JSON.stringify({ requirements: pins, folder, python: output.trim() });
}

/** What it was made of, once it was complete. @param {string} folder */
const markerIn = (folder) => join(folder, "complete.json");

/** @param {string} requirements @param {string} folder */
async function isMade(requirements, folder) {
  const made = readJson(markerIn(folder));
  return made !== undefined && made.state === (await state(requirements, folder).catch(() => undefined));
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
  done: () => isMade(requirements, venv),
  async run(report) {
    const what = "Installing the Python packages";
    rmSync(venv, { recursive: true, force: true });
    report("making .venv");
    await runOrExplain(what, [...findPython(), "-I", "-m", "venv", venv]);
    await pip(what, "install", requirements, fromWheels(), (line) => {
      const [, name] = /^Collecting ([\w.-]+)/.exec(line) ?? [];
      if (name) report(`fetching ${name}`);
      if (line.startsWith("Installing")) report("unpacking");
    });
    writeJson(markerIn(venv), { state: await state(requirements, venv) });
  },
};

/**
 * Packages that a single command needs: fetched when it first does, into a folder beside the .venv, on whose packages they build.
 * @param {string} name what they are called, as the user is told
 * @param {string} requirements
 * @returns {Promise<string>} the folder
 */
export async function extraPackages(name, requirements) {
  const folder = join(own, name.toLowerCase());
  for (const made of [join(local, name.toLowerCase()), folder]) // the first may be another user's, who looks after it
    if (await isMade(requirements, made)) return made;
  console.log(`Fetching ${name} …`);
  rmSync(folder, { recursive: true, force: true });
  await pip(`Installing ${name}`, "install", requirements, [
    "--no-deps",
    `--target=${folder}`,
    ...fromWheels(),
  ]);
  writeJson(markerIn(folder), { state: await state(requirements, folder) });
  return folder;
}
