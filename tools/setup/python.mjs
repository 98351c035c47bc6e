import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { explain } from "./errors.mjs";
import { readJson, writeJson } from "./files.mjs";
import { findPython } from "./find-python.mjs";
import { python, root, venv } from "./paths.mjs";
import { run } from "./run.mjs";

const requirements = join(root, "requirements.txt");
const marker = join(venv, "complete.json");

/** What a finished .venv was made of: the pins, the place (its programs hold the path), the Python. */
async function state() {
  const { output } = await run(python, ["-I", "-S", "-c", "import sys; print(sys.version)"]);
  const pins = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  return JSON.stringify({ requirements: pins, folder: venv, python: output.trim() });
}

/**
 * Runs a Python to its end.
 * @param {string[]} command
 * @param {string[]} args
 * @param {(line: string) => void} [onLine]
 */
async function runPython([program, ...first], args, onLine) {
  const { output, code } = await run(program, [...first, "-I", ...args], { onLine });
  if (code !== 0) throw explain("Installing the Python packages", output);
}

/**
 * Runs the .venv's pip.
 * @param {string[]} args
 * @param {(line: string) => void} [onLine]
 */
export const pip = (args, onLine) => runPython([python], ["-m", "pip", ...args], onLine);

/** @type {import("./step.mjs").Step} */
export const pythonPackages = {
  title: "JupyterLab and its Python packages",
  megabytes: () => ({ project: 500, cache: 150 }),
  async done() {
    const made = readJson(marker);
    return made !== undefined && made.state === (await state().catch(() => undefined));
  },
  async run(report) {
    const base = findPython();
    rmSync(venv, { recursive: true, force: true });
    report("making .venv");
    await runPython(base, ["-m", "venv", venv]);
    await pip(
      ["install", "--require-hashes", "--only-binary=:all:", "--progress-bar=off", "-r", requirements],
      (line) => {
        const [, name] = /^Collecting ([\w.-]+)/.exec(line) ?? [];
        if (name) report(`fetching ${name}`);
        if (line.startsWith("Installing")) report("unpacking");
      },
    );
    writeJson(marker, { state: await state() });
  },
};
