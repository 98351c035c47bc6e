// A copy of the project's set-up in a folder of its own: what the tests break there breaks nothing here.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { root } from "../../tools/setup/paths.mjs";
import { ownFolder } from "../support/folder";

export const temporaryFolder = (t: TestContext) => ownFolder("talos-", t);

/** Without packages, .venv and TensorFlow: set-up has everything to do there. */
export function copyProject(t: TestContext): string {
  const project = temporaryFolder(t);
  for (const part of ["package.json", "package-lock.json", "requirements.txt", "tools/setup", "tools/kernel"])
    cpSync(join(root, part), join(project, part), { recursive: true });
  return project;
}

/** A folder for PATH with just these programs: shell scripts, or links to real ones. */
export function programs(
  folder: string,
  scripts: Record<string, string>,
  links: Record<string, string> = {},
) {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  for (const [name, body] of Object.entries(scripts))
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(bin, name));
  return bin;
}

/** Runs set-up there, with only those programs to be found. */
export async function runSetUp(project: string, bin: string, more: NodeJS.ProcessEnv = {}) {
  const { npm_execpath, TALOS_CACHE, TALOS_BACKEND, PYTHON, CXX, ...inherited } = process.env;
  const env = { ...inherited, PATH: bin, ...more };
  const child = spawn(process.execPath, ["tools/setup/index.mjs"], { cwd: project, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  const [code] = await once(child, "close");
  return { code, output };
}

/** Starts JupyterLab as `npm start -- …` does there, and waits for the address that it prints. */
export function startLab(project: string, ...args: string[]): Promise<{ lab: ChildProcess; address: URL }> {
  const lab = spawn(process.execPath, ["tools/start.mjs", "--no-browser", ...args], { cwd: project });
  let output = "";
  return new Promise((resolve, reject) => {
    lab.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
      const [address] = /http:\/\/localhost:\S+token=\w+/.exec(output) ?? [];
      if (address) resolve({ lab, address: new URL(address) });
    });
    lab.on("close", () => reject(new Error(`JupyterLab ended before it said where it is:\n${output}`)));
  });
}
