import { statSync } from "node:fs";

/** @typedef {{ stamp: string, notify: (path: string, kind: number) => void }} Watched */

const CHANGED = 1; // ts.FileWatcherEventKind
const DELETED = 2;

/** @param {string} path */
function stampOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size}` : "";
}

/** @param {[string, string][]} stamps what a FileWatch knew of its files */
export function areUnchanged(stamps) {
  return stamps.every(([path, stamp]) => stampOf(path) === stamp);
}

/**
 * Files that are looked at when asked, instead of when a timer or the operating system says so: an edit is seen by the
 * very next cell, and nothing runs in between.
 */
export class FileWatch {
  /** @type {Map<string, Watched>} */
  #files = new Map();

  /** @param {string} path @param {Watched["notify"]} notify */
  add = (path, notify) => {
    // Packages do not change under a running kernel, and there are hundreds of files of them.
    if (path.includes("/node_modules/")) return { close() {} };
    this.#files.set(path, { stamp: stampOf(path), notify });
    return { close: () => void this.#files.delete(path) };
  };

  /** The files as they were when they were last looked at. @returns {[string, string][]} */
  get stamps() {
    return [...this.#files].map(([path, { stamp }]) => [path, stamp]);
  }

  /**
   * Tells the compiler about every file that has changed since it was last looked at.
   * @returns whether any has
   */
  check() {
    let hasChanged = false;
    for (const [path, file] of this.#files) {
      const stamp = stampOf(path);
      if (stamp === file.stamp) continue;
      file.stamp = stamp;
      hasChanged = true;
      file.notify(path, stamp ? CHANGED : DELETED);
    }
    return hasChanged;
  }
}
