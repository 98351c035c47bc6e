// The whole walkthrough, run by the command behind `npm run lesson`. Under `npm test` it runs once for all test files,
// which are processes of their own: TALOS_TEST_RUN is the test run's name, and the first that needs the lesson runs it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Notebook, parseNotebook } from "../../../tools/notebooks/notebook";
import { root } from "../../../tools/setup/paths.mjs";

const runs = join(root, "build", "test-lesson");
const folder = join(runs, process.env.TALOS_TEST_RUN ?? `alone-${process.pid}`);
const ended = join(folder, "ended.json");

export interface LessonRun {
  notebook: Notebook;
  /** The files that the command wrote. */
  notebookFile: string;
  page: string;
  /** What it printed. */
  log: string;
}

/** The lesson, executed. */
export async function lessonRun(): Promise<LessonRun> {
  if (isFirst()) writeFileSync(ended, JSON.stringify(await runLesson(["--out", folder])));
  while (!existsSync(ended)) {
    if (!existsSync(folder)) throw new Error("The test that ran the lesson for this one gave up.");
    await setTimeout(200);
  }
  const { code, log } = JSON.parse(readFileSync(ended, "utf8"));
  if (code !== 0) throw new Error(`npm run lesson ended with ${code}:\n${log}`);
  const notebookFile = join(folder, "kmeans.ipynb");
  const notebook = parseNotebook(readFileSync(notebookFile, "utf8"));
  return { notebook, notebookFile, page: join(folder, "kmeans.html"), log };
}

/** Making a folder succeeds for one process only. */
function isFirst(): boolean {
  mkdirSync(runs, { recursive: true });
  try {
    mkdirSync(folder);
  } catch {
    return false;
  }
  removeOldRuns();
  const alone = process.env.TALOS_TEST_RUN === undefined;
  process.once("exit", () => (alone || !existsSync(ended)) && rmSync(folder, { recursive: true }));
  return true;
}

function removeOldRuns() {
  const hourAgo = Date.now() - 3_600_000;
  for (const run of readdirSync(runs).map((name) => join(runs, name))) {
    if (statSync(run).mtimeMs < hourAgo) rmSync(run, { recursive: true });
  }
}

/**
 * Runs the command behind `npm run lesson -- …` to its end.
 * @param onOutput told what it prints, as it prints it, and its process id
 */
export async function runLesson(args: string[], onOutput = (_text: string, _pid: number) => {}) {
  const program = [join(root, "tools", "lesson", "index.ts"), ...args];
  const child = spawn(process.execPath, ["--import", "tsx", ...program], { cwd: root });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      log += text;
      onOutput(text, child.pid as number);
    });
  }
  const [code] = await once(child, "close");
  return { code: code as number | null, log };
}
