// The teacher's version of the exercises: with solutions, points and hidden tests, from which nbgrader makes the students'.
import { edition } from "../notebooks/editions";
import type { Cell, Notebook } from "../notebooks/notebook";
import { solved } from "../notebooks/regions";

/** The call in a cell that checks an exercise. */
const CHECK = /^(?:await )?check\.(\w+)\((.*)\);$/m;

/** The exercise that a cell checks, if it checks one. */
export function checkedBy({ cell_type, source }: Cell): string | undefined {
  return cell_type === "code" ? CHECK.exec(source)?.[1] : undefined;
}

/** @param lesson with solutions and stubs, as it is written */
export function sourceVersion(lesson: Notebook): Notebook {
  const blanks = edition(lesson, "exercises");
  const originals = lesson.cells.filter(({ metadata }) => !metadata.tags?.includes("walkthrough"));
  return { ...blanks, cells: blanks.cells.map((cell, i) => teachersCell(originals[i], cell)) };
}

function teachersCell(original: Cell, blank: Cell): Cell {
  const check = blank.cell_type === "code" && CHECK.exec(blank.source);
  if (check) return gradedCell(blank, check[1], check[2]);
  if (original.source === blank.source) return blank;
  const nbgrader = { ...NOTES, solution: true, grade_id: `answer-${blank.id}` };
  return {
    ...blank,
    source: solved(original.source),
    metadata: { ...blank.metadata, nbgrader, blank: blank.source },
  };
}

function gradedCell(cell: Cell, exercise: string, args: string): Cell {
  const { points, ...metadata } = cell.metadata;
  if (typeof points !== "number")
    throw new Error(`The cell "${cell.source}" has no points: write "// %% points=2" above it.`);
  const nbgrader = { ...NOTES, grade: true, locked: true, grade_id: exercise, points };
  return {
    ...cell,
    source: `${cell.source}\n${hiddenTests(exercise, args)}`,
    metadata: { ...metadata, nbgrader },
  };
}

function hiddenTests(exercise: string, args: string): string {
  return `/// BEGIN HIDDEN TESTS
import { grade } from "./tools/grading/hidden";
await grade.${exercise}(${args});
/// END HIDDEN TESTS`;
}

const NOTES = { schema_version: 3, grade: false, solution: false, locked: false, task: false };
