// Points as a table for the terminal and as CSV.
import { exercises } from "../../src/check/exercises";
import type { Notebook } from "../notebooks/notebook";

/** Points by exercise. */
export type Points = Record<string, number>;

export interface Row {
  student: string;
  points: Points;
  /** What the teacher should know. */
  note?: string;
}

const total = (points: Points) => exercises.reduce((sum, exercise) => sum + (points[exercise] ?? 0), 0);
const values = ({ points }: Row) => [...exercises.map((exercise) => points[exercise] ?? 0), total(points)];

/** @param most the points that one can have */
export function table(rows: Row[], most: Points): string {
  const head = ["student", ...exercises, "total"];
  const body = [...rows, { student: "of", points: most }].map((row) => [
    row.student,
    ...values(row).map(String),
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...body].map((cells) => cells[i].length)));
  const line = (cells: string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ");
  const notes = rows.flatMap(({ student, note }) => (note ? [`${student}: ${note}`] : []));
  return [line(head), ...body.map(line), ...notes].join("\n");
}

export function csv(rows: Row[], most: Points): string {
  const head = ["student", ...exercises, "total", "of", "note"];
  const lines = rows.map((row) => [row.student, ...values(row), total(most), row.note ?? ""]);
  return `${[head, ...lines].map((cells) => cells.map(quoted).join(",")).join("\n")}\n`;
}

/** A name may hold commas; and one that begins with = must not be a formula in a spreadsheet. */
function quoted(value: string | number): string {
  const text = typeof value === "string" ? value.replace(/^(?=[=+\-@])/, "'") : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @returns what the teacher should know of an executed notebook */
export function noteOn({ cells, metadata }: Notebook): string | undefined {
  const { notes = [] } = (metadata.talos ?? {}) as { notes?: string[] };
  return [firstCellFailed(cells) ?? [], notes].flat().join("; ") || undefined;
}

/** Without the imports nothing else runs: then all points are zero, which says nothing of the answers. */
function firstCellFailed(cells: Notebook["cells"]): string | undefined {
  const first = cells.find(({ cell_type }) => cell_type === "code");
  const error = first?.outputs?.find(({ output_type }) => output_type === "error");
  if (!error) return undefined;
  const [why] = `${error.evalue}`.split("\n");
  return `its first cell failed, and without that no other can run (${error.ename}: ${why})`;
}
