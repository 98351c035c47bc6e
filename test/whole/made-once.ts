// What is made once for all test files of a run, which are processes of their own: TALOS_TEST_RUN is the run's name, and the
// first that needs it makes it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { root } from "../../tools/setup/paths.mjs";

/**
 * @param make puts it into a folder
 * @returns the folder, and what `make` gave, in this process or another
 */
export async function madeOnce<T>(what: string, make: (folder: string) => Promise<T>) {
  const runs = join(root, "build", `test-${what}`);
  const folder = join(runs, process.env.TALOS_TEST_RUN ?? `alone-${process.pid}`);
  const ended = join(folder, "ended.json");
  if (isFirst(runs, folder, ended)) writeFileSync(ended, JSON.stringify({ result: await make(folder) }));
  while (!existsSync(ended)) {
    if (!existsSync(folder)) throw new Error(`The test that made the ${what} for this one gave up.`);
    await setTimeout(200);
  }
  const { result }: { result: T } = JSON.parse(readFileSync(ended, "utf8"));
  return { folder, result };
}

/** Making a folder succeeds for one process only. */
function isFirst(runs: string, folder: string, ended: string): boolean {
  mkdirSync(runs, { recursive: true });
  try {
    mkdirSync(folder);
  } catch {
    return false;
  }
  removeOld(runs);
  const isAlone = process.env.TALOS_TEST_RUN === undefined;
  process.once("exit", () => {
    if (isAlone || !existsSync(ended)) rmSync(folder, { recursive: true, force: true });
  });
  return true;
}

function removeOld(runs: string) {
  const hourAgo = Date.now() - 3_600_000;
  for (const run of readdirSync(runs).map((name) => join(runs, name))) {
    if (statSync(run).mtimeMs < hourAgo) rmSync(run, { recursive: true });
  }
}
