import { statfsSync, statSync } from "node:fs";
import { SetupError } from "./errors.mjs";

/** Bytes free on the disk that holds a folder. @param {string} folder */
const freeBytes = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/**
 * Throws when a disk has less room than set-up is about to need on it.
 * @param {{ folder: string, megabytes: number }[]} needs by folders that are there; several may be on one disk
 */
export function checkDisk(needs, free = freeBytes) {
  const diskOf = (/** @type {string} */ folder) => statSync(folder).dev;
  for (const { folder } of needs) {
    const onIt = needs.filter((need) => diskOf(need.folder) === diskOf(folder));
    const megabytes = onIt.reduce((sum, need) => sum + need.megabytes, 0);
    const left = Math.floor(free(folder) / 1e6);
    if (left >= megabytes) continue;
    throw new SetupError(
      `Setting up needs ${megabytes} MB of disk in ${folder}, but only ${left} MB are free.`,
      `make room for another ${megabytes - left} MB, then run the same command again`,
    );
  }
}
