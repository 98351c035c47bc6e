import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readJson } from "../files.mjs";
import { root } from "../paths.mjs";
import { runOrExplain } from "../run.mjs";

const usual = join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
const { npm_execpath: cli = process.platform === "win32" ? usual : "" } = process.env; // there, npm itself is no program
/** npm as a program and its first arguments: the one that runs us, or the one on the PATH. */
export const npm = /npm-cli\.c?js$/.test(cli) ? [process.execPath, cli] : ["npm"];

/**
 * True when every package of the lock file is installed, in its version. npm writes its list last, so that an
 * interrupted installation has none. Optional packages are those of other systems.
 * @param {string} folder the one with package-lock.json
 */
export function packagesInstalled(folder) {
  const wanted = readJson(join(folder, "package-lock.json"))?.packages ?? {};
  const installed = readJson(join(folder, "node_modules", ".package-lock.json"))?.packages ?? {};
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional }]) =>
      path === "" ||
      (optional && !installed[path]) ||
      (installed[path]?.version === version &&
        installed[path].integrity === integrity &&
        existsSync(join(folder, path, "package.json"))),
  );
}

/** @type {import("../step.mjs").Step} */
export const packages = {
  title: "npm packages",
  megabytes: () => ({ project: 600, cache: 200 }),
  done: () => packagesInstalled(root),
  async run() {
    await runOrExplain("Installing the npm packages", [...npm, "ci", "--include=dev", "--ignore-scripts"]);
  },
};
