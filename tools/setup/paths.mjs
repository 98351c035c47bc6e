import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const windows = process.platform === "win32";

/** The project's folder. */
export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** What set-up keeps for this clone alone. */
export const local = join(root, ".cache");

/** False in an installation that many users share and one of them looks after. */
export const writable = canWrite(root);

/** What the user's own programs keep: Jupyter's settings, things for a moment. */
export const own = writable ? local : join(homedir(), ".cache", "talos");

/** Downloads; several clones share them where TALOS_CACHE names one folder for all. */
export const cache = resolve(root, process.env.TALOS_CACHE || local);

export const nodeModules = join(root, "node_modules");
export const venv = join(root, ".venv");
export const venvBin = join(venv, windows ? "Scripts" : "bin");
export const python = join(venvBin, windows ? "python.exe" : "python");

/** What the commands make, where they are not told another place. */
export const output = join(writable ? root : (process.env.INIT_CWD ?? process.cwd()), "build");

/** @param {string} folder */
function canWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
