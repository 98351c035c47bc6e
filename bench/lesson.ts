// The whole walkthrough as the user starts it: set-up check, kernel, type checks, cells, figures, the written page.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @returns how long `npm run lesson` took, in ms */
export async function timeLesson(): Promise<number> {
  const out = mkdtempSync(join(tmpdir(), "talos-bench-"));
  const began = performance.now();
  const code = await run("npm", ["run", "--silent", "lesson", "--", "--out", out]);
  const ms = performance.now() - began;
  rmSync(out, { recursive: true, force: true });
  if (code !== 0) throw new Error("npm run lesson failed: run it by itself to see why.");
  return ms;
}

function run(command: string, args: string[]): Promise<number | null> {
  const child = spawn(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  return new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
}
