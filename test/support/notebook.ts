import { randomUUID } from "node:crypto";
import { type Cell, formatNotebook } from "../../tools/notebooks/notebook";

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
export function notebookText(...sources: string[]): string {
  const kernelspec = { name: "talos", display_name: "TypeScript (Talos)", language: "typescript" };
  const cells = sources.map((source) => codeCell(source));
  return formatNotebook({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 });
}
