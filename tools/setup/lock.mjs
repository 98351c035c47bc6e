import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code;

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, `${process.pid} ${hostname()}`, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * False when the process that took the lock was killed. An empty file is one just being written; a process of
 * another machine that shares the folder can't be looked at.
 * @param {string} file
 */
function held(file) {
  try {
    const [pid, host] = readFileSync(file, "utf8").split(" ");
    return host !== hostname() || process.kill(Number(pid), 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/**
 * Waits until no other set-up works in a folder, then holds the place.
 * @param {string} file
 * @param {() => void} onWait called once when there is somebody to wait for
 * @param {AbortSignal} [signal] ends the wait
 * @returns {Promise<() => void>} gives the place back
 */
export async function lock(file, onWait, signal) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !take(file); ) {
    if (!held(file)) rmSync(file, { force: true });
    else {
      if (!told) onWait();
      told = true;
      await wait(500, undefined, { signal });
    }
  }
  return () => rmSync(file, { force: true });
}
