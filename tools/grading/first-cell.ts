// Without the imports nothing else runs: then all points are zero, and the teacher is to know that it says nothing of the answers.
import type { Notebook } from "../notebooks/notebook";

/** @returns a note for the teacher if the first cell of an executed notebook, the imports, ended with an error */
export function firstCellFailed({ cells }: Notebook): string | undefined {
  const first = cells.find(({ cell_type }) => cell_type === "code");
  const error = first?.outputs?.find(({ output_type }) => output_type === "error");
  if (!error) return undefined;
  const [why] = `${error.evalue}`.split("\n");
  return `its first cell failed, and without that no other can run (${error.ename}: ${why})`;
}
