// Whether the kernel before this one was ended by the system because memory had run out. It can't say so
// itself, and Jupyter says no more than that it died. Jupyter starts the next one with the same connection
// file: a note beside that file lasts until its kernel ends by itself.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const TEXT = `The kernel before this one was ended by the system: memory had run out. Its variables are gone, so run the cells from the top.
What helps: a smaller picture, fewer clusters, and shutting down the kernels of other notebooks.
`;

/**
 * @param {string} connectionFile
 * @param {number | undefined} kills how many processes of this group have been ended for want of memory so far
 * @returns {string | undefined} what to tell the student, if anything
 */
export function endOfThePrevious(connectionFile, kills = outOfMemoryKills()) {
  const note = join(dirname(connectionFile), `.${basename(connectionFile)}`);
  const before = contents(note);
  try {
    writeFileSync(note, String(kills));
    process.once("exit", () => rmSync(note, { force: true }));
  } catch {} // no room, or no right to write: then nothing can be said
  return before !== undefined && (kills ?? 0) > Number(before) ? TEXT : undefined;
}

/**
 * Linux counts them for each control group: a container, a systemd unit or a session.
 * @returns {number | undefined} undefined where there is no such counter
 */
function outOfMemoryKills() {
  const groups = contents("/proc/self/cgroup") ?? "";
  const [, old] = /^\d+:memory:(.*)$/m.exec(groups) ?? []; // version 1 has a tree for memory alone
  const [, path = ""] = /^0::(.*)$/m.exec(groups) ?? [];
  const [root, file] = old
    ? ["/sys/fs/cgroup/memory", "memory.oom_control"]
    : ["/sys/fs/cgroup", "memory.events"];
  const text = contents(join(root, old ?? path, file)) ?? contents(join(root, file)) ?? ""; // a container may see its own as the root
  const [, count] = /^oom_kill (\d+)$/m.exec(text) ?? [];
  return count === undefined ? undefined : Number(count);
}

/** @param {string} file */
function contents(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
