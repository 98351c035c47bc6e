import { runPython } from "../jupyter/run";
import { type Notebook, parseNotebook } from "./notebook";

/** The text of the lesson (jupytext's percent format) as a notebook, with solutions and stubs. */
export async function readLesson(text: string): Promise<Notebook> {
  const args = ["-m", "jupytext", "--from", "ts:percent", "--to", "ipynb", "--output", "-", "-"];
  const { code, output } = await runPython(args, text);
  if (code !== 0) throw new Error("jupytext could not read the notebook's source.");
  const lesson = parseNotebook(output);
  // jupytext's own notes, on how the text was written, mean nothing to a reader of the notebook.
  const { kernelspec } = lesson.metadata;
  return { ...lesson, metadata: { kernelspec, language_info: { name: "typescript" } } };
}
