// Points as a table for the terminal and as CSV.
import { exercises } from "../../src/check/exercises";

/** Points by exercise. */
export type Points = Record<string, number>;

export interface Row {
  student: string;
  points: Points;
  /** What the teacher should know: why there is nothing to grade. */
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
  const widths = head.map((name, i) =>
    Math.max(...[[...head], ...body].map((cells) => cells[i].length), name.length),
  );
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
