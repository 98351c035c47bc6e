import { existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { SetupError } from "./errors.mjs";

/** @typedef {(folder: string) => number} Free bytes free on the disk that holds a folder */

/** @type {Free} */
const freeBytes = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/**
 * The nearest folder upwards that is there already.
 * @param {string} folder
 * @returns {string}
 */
const existing = (folder) => (existsSync(folder) ? folder : existing(dirname(folder)));

/**
 * Throws when a disk has less room than set-up is about to need on it.
 * @param {{ folder: string, megabytes: number }[]} needs
 * @param {Free} free
 */
export function checkDisk(needs, free = freeBytes) {
  /** @type {Map<number, { folder: string, megabytes: number }>} */
  const disks = new Map();
  for (const { folder, megabytes } of needs) {
    const { dev } = statSync(existing(folder));
    const before = disks.get(dev) ?? { folder, megabytes: 0 };
    disks.set(dev, { folder: before.folder, megabytes: before.megabytes + megabytes });
  }
  for (const { folder, megabytes } of disks.values()) {
    const left = Math.floor(free(existing(folder)) / 1e6);
    if (left >= megabytes) continue;
    throw new SetupError(
      `Setting up needs ${megabytes} MB of disk in ${folder}, but only ${left} MB are free.`,
      `make room for another ${megabytes - left} MB, then run the same command again`,
    );
  }
}
