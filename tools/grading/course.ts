// nbgrader's folder of the course, and nbgrader itself.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, openSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { jupyterEnv } from "../setup/env.mjs";
import { python, root } from "../setup/paths.mjs";

export const ASSIGNMENT = "kmeans";
export const NOTEBOOK = "kmeans-exercises.ipynb";

/** What nbgrader reads and writes: source, release, submitted, autograded, feedback, and its gradebook. */
export const course = resolve(root, process.env.TALOS_GRADING ?? join("build", "grading"));
const log = join(course, "nbgrader.log");

/** The notebook of a step, as nbgrader lays out its folders; "." stands for the teacher. */
export function notebookOf(step: string, student = "."): string {
  return join(course, step, student, ASSIGNMENT, NOTEBOOK);
}

/** An empty course. */
export function newCourse(): void {
  rmSync(course, { recursive: true, force: true });
  mkdirSync(course, { recursive: true });
  copyFileSync(join(import.meta.dirname, "nbgrader_config.py"), join(course, "nbgrader_config.py"));
}

/**
 * Runs one of nbgrader's commands; what it says goes to a file.
 * @returns whether it succeeded
 */
export async function nbgrader(...args: string[]): Promise<boolean> {
  const out = openSync(log, "a");
  const command = ["-I", "-X", "utf8", "-m", "nbgrader", ...args, `--course-dir=${course}`];
  const child = spawn(python, command, { cwd: course, env: jupyterEnv(), stdio: ["ignore", out, out] });
  const [code] = await once(child, "close");
  return code === 0;
}

/** Where to look when nbgrader fails. */
export const seeLog = `What nbgrader says is in ${log}.`;
