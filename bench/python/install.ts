// The bench's own Python: made on first use, apart from the lesson's.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { FOLDER } from "../data";

const REQUIREMENTS = "bench/python/requirements.txt";

/** @returns the Python that has scikit-learn */
export function benchPython(): string {
  const venv = join(FOLDER, "venv");
  const python = resolve(venv, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const stamp = join(venv, "requirements.txt"); // what is installed there
  const wanted = readFileSync(REQUIREMENTS, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return python;
  console.log("Installing scikit-learn for the bench (once, about a minute)");
  rmSync(venv, { recursive: true, force: true });
  run(process.platform === "win32" ? "python" : "python3", ["-m", "venv", venv]);
  run(python, [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--require-hashes",
    "-r",
    REQUIREMENTS,
  ]);
  writeFileSync(stamp, wanted);
  return python;
}

function run(command: string, args: string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status === 0) return;
  throw new Error(
    `The bench's Python could not be set up: ${command} ${args.join(" ")}\n${error?.message ?? stderr}`,
  );
}
