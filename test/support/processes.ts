import { setTimeout as sleep } from "node:timers/promises";

export function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Resolves when none of these processes is there any more. */
export async function gone(...pids: number[]): Promise<void> {
  for (const deadline = Date.now() + 60_000; pids.some(isThere); await sleep(50))
    if (Date.now() > deadline) throw new Error(`Waited in vain for the end of ${pids.filter(isThere)}.`);
}
