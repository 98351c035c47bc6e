// The whole walkthrough, run by the command behind `npm run lesson`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Notebook, parseNotebook } from "../../../tools/notebooks/notebook";
import { root } from "../../../tools/setup/paths.mjs";
import { madeOnce } from "../made-once";

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
  const { folder, result } = await madeOnce("lesson", (folder) => runLesson(["--out", folder]));
  const { code, log } = result;
  if (code !== 0) throw new Error(`npm run lesson ended with ${code}:\n${log}`);
  const notebookFile = join(folder, "kmeans.ipynb");
  const notebook = parseNotebook(readFileSync(notebookFile, "utf8"));
  return { notebook, notebookFile, page: join(folder, "kmeans.html"), log };
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
