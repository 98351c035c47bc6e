import { spawn } from "node:child_process";
import { installEnv } from "./env.mjs";
import { Interrupted, SetupError } from "./errors.mjs";
import { root } from "./paths.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
let stopped = false;

/**
 * Ends whatever runs; each run() then rejects with Interrupted, and no new one starts. At once: asked kindly,
 * npm would tidy up for a minute, and every step copes with what a killed one leaves behind.
 */
export function stopAll() {
  stopped = true;
  for (const child of running) child.kill("SIGKILL");
}

/**
 * Runs a program to its end and resolves to what it printed and how it ended.
 * @param {string} command
 * @param {string[]} args
 * @param {{ onLine?: (line: string) => void, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<{ output: string, code: number | null, signal: string | null }>}
 */
export function run(command, args, { onLine, env = installEnv(), shell = false } = {}) {
  if (stopped) return Promise.reject(new Interrupted());
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(command, args, { cwd: root, env, shell, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        output = (output + text).slice(-100_000);
        if (onLine) text.split(/\r?\n/).filter(Boolean).forEach(onLine);
      });
    }
    child.on("error", (error) => {
      running.delete(child);
      reject(new SetupError(`${command} could not be started (${error.message}).`, `install ${command}`));
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      if (stopped) reject(new Interrupted());
      else resolve({ output, code, signal });
    });
  });
}
