// Jupyter's own tools are Python programs in the project's .venv.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { jupyterEnv } from "../setup/env.mjs";
import { python, root } from "../setup/paths.mjs";

/**
 * Runs a Python program to its end. What it says on standard error is passed on; a signal that would end us ends it first.
 * @param args the program's file, or -m and a module, and its arguments
 * @param input what it reads from standard input
 * @param stdout "pipe" to get its output as the result, "inherit" to show it
 */
export async function runPython(args: string[], input: string, stdout: "pipe" | "inherit" = "pipe") {
  const options = { cwd: root, env: jupyterEnv() };
  const child = spawn(python, ["-I", "-X", "utf8", ...args], {
    ...options,
    stdio: ["pipe", stdout, "inherit"],
  });
  const stop = () => child.kill("SIGTERM");
  for (const signal of SIGNALS) process.on(signal, stop);
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk) => chunks.push(chunk));
  child.stdin?.on("error", () => {}); // a program that ends early says why by itself
  child.stdin?.end(input);
  const [code] = await once(child, "close");
  for (const signal of SIGNALS) process.off(signal, stop);
  return { code: code as number | null, output: Buffer.concat(chunks).toString() };
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
