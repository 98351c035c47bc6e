// What students hand in, made from the notebook that they were given.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Exercise, exercises } from "../../../src/check/exercises";
import { regions } from "../../../src/check/worked";
import { formatNotebook, type Notebook, parseNotebook } from "../../../tools/notebooks/notebook";
import { root } from "../../../tools/setup/paths.mjs";

const worked = regions(readFileSync(join(root, "notebooks", "lesson.ts"), "utf8"));

/** What a student puts in place of a blank; the lesson's own code if it is left out. */
export type Answers = Partial<Record<Exercise, string>>;

export const all = Object.fromEntries(exercises.map((name) => [name, worked.get(name)?.code])) as Record<
  Exercise,
  string
>;

export function only(...names: Exercise[]): Answers {
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

/** The notebook with the answers in place of its blanks. */
export function answered(handout: string, answers: Answers): Notebook {
  const notebook = parseNotebook(readFileSync(handout, "utf8"));
  const fill = (source: string) =>
    Object.entries(answers).reduce((text, [name, code]) => {
      const stub = worked.get(name as Exercise)?.stub ?? "";
      return text.replace(stub, () => code);
    }, source);
  return { ...notebook, cells: notebook.cells.map((cell) => ({ ...cell, source: fill(cell.source) })) };
}

export function write(file: string, notebook: Notebook): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, formatNotebook(notebook));
}
