// The notebooks that students have handed in, brought into the form that nbgrader wants.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Cell, formatNotebook, type Notebook, parseNotebook } from "../notebooks/notebook";
import { ASSIGNMENT, NOTEBOOK, notebookOf } from "./course";
import { checkedBy } from "./source";

export interface Submission {
  student: string;
  /** Undefined where there is none, or more than one and none by the right name. */
  file?: string;
}

/**
 * Accepts folder/<student>/kmeans-exercises.ipynb, nbgrader's folder/<student>/kmeans/kmeans-exercises.ipynb, a folder of the
 * student's with a single notebook by any name, and folder/<student>.ipynb.
 */
export function findSubmissions(folder: string): Submission[] {
  const names = readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .sort();
  return names.flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return [{ student: name, file: notebookIn(path) }];
    return name.endsWith(".ipynb") ? [{ student: basename(name, ".ipynb"), file: path }] : [];
  });
}

function notebookIn(folder: string): string | undefined {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ipynb") && !file.includes(".ipynb_checkpoints"))
    .sort((a, b) => a.length - b.length);
  const named = [NOTEBOOK, join(ASSIGNMENT, NOTEBOOK)].find((file) => files.includes(file));
  const file = named ?? (files.length === 1 ? files[0] : undefined);
  return file && join(folder, file);
}

/**
 * Writes the submission where nbgrader looks for it.
 * @throws if the file is no notebook
 */
export function handIn(student: string, file: string): void {
  const notebook = parseNotebook(readFileSync(file, "utf8"));
  if (!Array.isArray(notebook.cells)) throw new Error("it is not a notebook");
  const release = parseNotebook(readFileSync(notebookOf("release"), "utf8"));
  const target = notebookOf("submitted", student);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, formatNotebook({ ...notebook, cells: withChecks(notebook, release) }));
}

/**
 * The cells, with all check cells marked as the ones to be graded. Some students work in the project's own notebook, which
 * lacks nbgrader's marks; some delete a check, or copy it.
 */
export function withChecks(notebook: Notebook, release: Notebook): Cell[] {
  const cells = notebook.cells.map(withoutMark);
  let after = -1;
  for (const check of release.cells.filter(checkedBy)) {
    const at = cells.findIndex((cell) => checkedBy(cell) === checkedBy(check));
    if (at >= 0) cells[at] = { ...check, id: cells[at].id };
    else cells.splice(placeFor(check, cells, release, after), 0, check);
    after = cells.findIndex((cell) => checkedBy(cell) === checkedBy(check));
  }
  return cells;
}

/** Answers need no mark, and a check must not carry a wrong one. */
function withoutMark(cell: Cell): Cell {
  const { nbgrader, ...metadata } = cell.metadata;
  return { ...cell, metadata };
}

/** A check that is missing goes behind the last cell that stands before it in the original, or else behind the last check. */
function placeFor(check: Cell, cells: Cell[], release: Notebook, after: number): number {
  const before = release.cells.slice(0, release.cells.indexOf(check)).map(({ id }) => id);
  const at = cells.reduce((last, { id }, i) => (before.includes(id) ? i : last), after);
  return Math.max(at, after) + 1;
}
