import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, formatNotebook, parseNotebook } from "../../tools/notebooks/notebook";
import { root } from "../../tools/setup/paths.mjs";

/** The code of one of the project's notebooks, cell by cell. */
export function codeOf(name: "kmeans" | "kmeans-exercises"): string[] {
  const { cells } = parseNotebook(readFileSync(join(root, "notebooks", `${name}.ipynb`), "utf8"));
  return cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source);
}

/** A cell of code that hasn't run, or has what is said otherwise. */
export const codeCell = (source: string, otherwise: Partial<Cell> = {}): Cell => ({
  cell_type: "code",
  id: randomUUID(),
  metadata: {},
  source,
  execution_count: null,
  outputs: [],
  ...otherwise,
});

/** The file of a notebook for our kernel, with these cells. */
export function notebookText(...code: (string | Cell)[]): string {
  const kernelspec = { name: "talos", display_name: "TypeScript (Talos)", language: "typescript" };
  const cells = code.map((cell) => (typeof cell === "string" ? codeCell(cell) : cell));
  return formatNotebook({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 });
}
