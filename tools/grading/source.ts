// The teacher's version of the exercises: with solutions and points, from which nbgrader makes the students'.
import { edition } from "../notebooks/editions";
import type { Cell, Notebook } from "../notebooks/notebook";
import { solved } from "../notebooks/regions";

/** The call in a cell that checks an exercise. */
const CHECK = /^(?:await )?check\.(\w+)\(.*\);$/m;

/** @param lesson with solutions and stubs, as it is written */
export function sourceVersion(lesson: Notebook): Notebook {
  const blanks = edition(lesson, "exercises");
  const originals = lesson.cells.filter(({ metadata }) => !metadata.tags?.includes("walkthrough"));
  return { ...blanks, cells: blanks.cells.map((cell, i) => teachersCell(originals[i], cell)) };
}

function teachersCell(original: Cell, blank: Cell): Cell {
  const check = blank.cell_type === "code" && CHECK.exec(blank.source);
  if (check) return gradedCell(blank, check[1]);
  if (original.source === blank.source) return blank;
  const nbgrader = { ...NOTES, solution: true, grade_id: `answer-${blank.id}` };
  return {
    ...blank,
    source: solved(original.source),
    metadata: { ...blank.metadata, nbgrader, blank: blank.source },
  };
}

function gradedCell(cell: Cell, exercise: string): Cell {
  const { points, ...metadata } = cell.metadata;
  if (typeof points !== "number")
    throw new Error(`The cell "${cell.source}" has no points: write "// %% points=2" above it.`);
  const nbgrader = { ...NOTES, grade: true, locked: true, grade_id: exercise, points };
  return { ...cell, metadata: { ...metadata, nbgrader } };
}

const NOTES = { schema_version: 3, grade: false, solution: false, locked: false, task: false };
