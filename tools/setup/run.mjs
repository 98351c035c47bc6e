import { spawn } from "node:child_process";
import { installEnv } from "./env.mjs";
import { explain, SetupError } from "./errors.mjs";
import { root } from "./paths.mjs";

/** What a person or a system ends programs with. */
export const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Aborting it ends whatever runs, and no new program starts. At once: asked kindly, npm would tidy up for a
 * minute, and every step copes with what a killed one leaves behind.
 */
export const stopping = new AbortController();

/**
 * Runs a program to its end and resolves to what it printed and how it ended; rejects when it was stopped.
 * @param {string[]} command the program and its arguments
 * @param {{ onLine?: (line: string) => void, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ output: string, code: number | null, signal: string | null }>}
 */
export function run([program, ...args], { onLine, env = installEnv() } = {}) {
  const { signal } = stopping;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = spawn(program, args, {
      ...{ cwd: root, env, stdio: ["ignore", "pipe", "pipe"] },
      ...{ signal, killSignal: "SIGKILL" },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        output = (output + text).slice(-100_000);
        if (onLine) text.split(/\r?\n/).filter(Boolean).forEach(onLine);
      });
    }
    /** @type {Error | undefined} */
    let failure;
    child.on("error", (error) => {
      failure = signal.aborted
        ? error
        : new SetupError(`${program} could not be started (${error.message}).`, `install ${program}`);
    });
    child.on("close", (code, signal) => (failure ? reject(failure) : resolve({ output, code, signal })));
  });
}

/**
 * The same, for a program that has to succeed: it resolves to what that printed.
 * @param {string} what the step, for the error
 * @param {string[]} command
 * @param {(line: string) => void} [onLine]
 */
export async function runOrExplain(what, command, onLine) {
  const { output, code } = await run(command, { onLine });
  if (code !== 0) throw explain(what, output);
  return output;
}

/**
 * Runs a program in our place: on our terminal, with the signals that we get, and its exit code is ours.
 * @param {string[]} command
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 */
export function handOver([program, ...args], options) {
  const child = spawn(program, args, { ...options, stdio: "inherit" });
  // Ctrl-C on a terminal reaches it too, and it ends by itself; a signal sent to us alone is passed on.
  const pass = () => process.platform === "win32" || child.kill("SIGTERM");
  for (const signal of SIGNALS) process.on(signal, pass);
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
