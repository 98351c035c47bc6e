import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const windows = process.platform === "win32";

/** The project's folder. */
export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** What set-up keeps for this clone alone. */
export const local = join(root, ".cache");

/** Downloads; several clones share them where TALOS_CACHE names one folder for all. */
export const cache = resolve(root, process.env.TALOS_CACHE || local);

export const nodeModules = join(root, "node_modules");
export const venv = join(root, ".venv");
export const venvBin = join(venv, windows ? "Scripts" : "bin");
export const python = join(venvBin, windows ? "python.exe" : "python");
