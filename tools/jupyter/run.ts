// Jupyter's own tools are Python programs in the project's .venv.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { jupyterEnv } from "../setup/env.mjs";
import { python, root } from "../setup/paths.mjs";
import { SIGNALS } from "../setup/run.mjs";

const starter = join(root, "tools", "jupyter", "start.py");

/**
 * Runs a Python program to its end. A signal that would end us ends it first.
 * @param args the program's file, or -m and a module, and its arguments
 * @param input what it reads from standard input
 * @param options out, err: "pipe" to get the output as the result, "inherit" to show it, or an open file
 */
export async function runPython(
  args: string[],
  input: string,
  { out = "pipe", err = "inherit", cwd = root }: { out?: Target; err?: Target; cwd?: string } = {},
) {
  const child = spawn(python, ["-I", "-X", "utf8", starter, ...args], {
    cwd,
    env: jupyterEnv(),
    stdio: ["pipe", out, err],
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

type Target = "pipe" | "inherit" | number;
