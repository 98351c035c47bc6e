// The two notebooks that one lesson becomes.
import { createHash } from "node:crypto";
import type { Cell, Notebook } from "./notebook";
import { blank, solved } from "./regions";

/** "walkthrough" has the solutions, "exercises" has blanks in their place. */
export type Edition = "walkthrough" | "exercises";

/** The file of each, in notebooks/. */
export const editionFiles: Record<Edition, string> = {
  walkthrough: "kmeans.ipynb",
  exercises: "kmeans-exercises.ipynb",
};

/** The lesson as one of its two notebooks. A cell tagged with the name of one is left out of the other. */
export function edition(lesson: Notebook, which: Edition): Notebook {
  const cells = lesson.cells.filter((cell) => belongs(cell, which)).map((cell) => changed(cell, which));
  return { ...lesson, cells: withStableIds(cells) };
}

function belongs({ metadata }: Cell, which: Edition): boolean {
  const limits = Object.keys(editionFiles).filter((name) => metadata.tags?.includes(name));
  return limits.length === 0 || limits.includes(which);
}

function changed(cell: Cell, which: Edition): Cell {
  if (cell.cell_type !== "code") return cell;
  return { ...cell, source: which === "walkthrough" ? solved(cell.source) : blank(cell.source) };
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
