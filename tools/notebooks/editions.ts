// The two notebooks that one lesson becomes.
import { createHash } from "node:crypto";
import type { Cell, Notebook } from "./notebook";
import { blank, solved } from "./regions";

/** "walkthrough" has the solutions, "exercises" has blanks in their place. A cell's tag can limit it to one of them. */
export type Edition = "walkthrough" | "exercises";

const EDITIONS = { walkthrough: solved, exercises: blank };

/** The lesson as one of its two notebooks. */
export function edition(lesson: Notebook, which: Edition): Notebook {
  const cells = lesson.cells.filter((cell) => belongs(cell, which)).map((cell) => changed(cell, which));
  return { ...lesson, cells: withStableIds(cells) };
}

function belongs({ metadata }: Cell, which: Edition): boolean {
  const limits = Object.keys(EDITIONS).filter((name) => metadata.tags?.includes(name));
  return limits.length === 0 || limits.includes(which);
}

function changed(cell: Cell, which: Edition): Cell {
  return cell.cell_type === "code" ? { ...cell, source: EDITIONS[which](cell.source) } : cell;
}

/** Ids that depend on nothing but the text, so that making a notebook again changes nothing in it. */
function withStableIds(cells: Cell[]): Cell[] {
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    const id = createHash("sha256").update(`${cell.cell_type}\n${cell.source}`).digest("hex").slice(0, 8);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { ...cell, id: count === 1 ? id : `${id}-${count}` };
  });
}
