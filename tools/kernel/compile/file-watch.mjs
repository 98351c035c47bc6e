import { statSync } from "node:fs";

/** @typedef {(path: string, kind: number) => void} Notify */

const CHANGED = 1; // ts.FileWatcherEventKind
const DELETED = 2;

/** @param {string} path */
function stampOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size}` : "";
}

/**
 * Files that are looked at when asked, instead of when a timer or the operating system says so: an edit is
 * seen by the very next cell, and nothing runs in between.
 */
export class FileWatch {
  /** @type {Map<string, { stamp: string, notify: Notify }>} */
  #files = new Map();

  /** @param {string} path @param {Notify} notify */
  add = (path, notify) => {
    // Packages do not change under a running kernel, and there are hundreds of files of them.
    if (path.includes("/node_modules/")) return { close() {} };
    this.#files.set(path, { stamp: stampOf(path), notify });
    return { close: () => void this.#files.delete(path) };
  };

  /** Tells the compiler about every file that has changed since it was last looked at. */
  check() {
    for (const [path, file] of this.#files) {
      const stamp = stampOf(path);
      if (stamp === file.stamp) continue;
      file.stamp = stamp;
      file.notify(path, stamp ? CHANGED : DELETED);
    }
  }
}
