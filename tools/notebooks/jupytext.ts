import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Notebook, parseNotebook } from "./notebook";

/** The text of the lesson (jupytext's percent format) as a notebook with solutions and stubs. */
export function readLesson(text: string): Notebook {
  const python = join(import.meta.dirname, "../../.venv/bin/python");
  const args = ["-m", "jupytext", "--from", "ts:percent", "--to", "ipynb", "--output", "-", "-"];
  const { status, stdout, stderr, error } = spawnSync(python, args, { input: text, encoding: "utf8" });
  if (status !== 0) throw new Error(`jupytext could not read the lesson: ${error?.message ?? stderr}`);
  const lesson = parseNotebook(stdout);
  // jupytext's own notes, on how the text was written, mean nothing to a reader of the notebook.
  const { kernelspec } = lesson.metadata;
  return { ...lesson, metadata: { kernelspec, language_info: { name: "typescript" } } };
}
