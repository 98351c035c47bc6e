import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { findSubmissions, withChecks } from "../../tools/grading/submissions";
import type { Cell, Notebook } from "../../tools/notebooks/notebook";

const folder = mkdtempSync(join(tmpdir(), "talos-submissions-"));
after(() => rmSync(folder, { recursive: true }));

test("submissions are found in all the ways in which they arrive", () => {
  const files = {
    anna: "anna/kmeans-exercises.ipynb",
    ben: "ben/kmeans/kmeans-exercises.ipynb",
    cleo: "cleo/my homework (2).ipynb",
    dora: "dora.ipynb",
    emil: "emil/kmeans-exercises.ipynb",
  };
  const others = [
    "emil/.ipynb_checkpoints/kmeans-exercises-checkpoint.ipynb",
    "emil/notes.ipynb",
    "fay/a.ipynb",
    "fay/b.ipynb",
    "grades.csv",
    ".DS_Store",
  ];
  for (const file of [...Object.values(files), ...others]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "{}");
  }
  const found = findSubmissions(folder).map(({ student, file }) => [student, file]);
  assert.deepEqual(found, [
    ...Object.entries(files).map(([student, file]) => [student, join(folder, file)]),
    ["fay", undefined],
  ]);
});

const code = (id: string, source: string, metadata: Cell["metadata"] = {}): Cell => ({
  cell_type: "code",
  id,
  source,
  metadata,
});
const notebook = (...cells: Cell[]): Notebook => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

const mark = { nbgrader: { grade_id: "keep", grade: true, locked: true, points: 2 } };
const release = notebook(
  code("a", "const keep = todo();"),
  code("b", "check.keep(keep, pixels);", mark),
  code("c", "function inertia() {}"),
  code("d", "check.inertia(inertia);", { nbgrader: { grade_id: "inertia" } }),
);
const sources = (cells: Cell[]) => cells.map(({ source }) => source);

test("checks that a student has changed, and such as never had a mark, become the ones that are graded", () => {
  const own = notebook(
    code("a", "const keep = 1;"),
    code("x", "// easy!\ncheck.keep(keep, pixels);"),
    code("d", "check.inertia(inertia);"),
  );
  const cells = withChecks(own, release);
  assert.deepEqual(sources(cells), [
    "const keep = 1;",
    "check.keep(keep, pixels);",
    "check.inertia(inertia);",
  ]);
  assert.deepEqual(cells[1].metadata, mark);
});

test("checks that a student has deleted come back behind the exercise", () => {
  const own = notebook(
    code("a", "const keep = 1;"),
    code("n", "// a note"),
    code("c", "function inertia() { return 3; }"),
  );
  assert.deepEqual(sources(withChecks(own, release)), [
    "const keep = 1;",
    "check.keep(keep, pixels);",
    "// a note",
    "function inertia() { return 3; }",
    "check.inertia(inertia);",
  ]);
});

test("a mark on any other cell is taken off, for it would be graded in its place", () => {
  const own = notebook(code("a", "1 + 1", mark), code("b", "check.keep(keep, pixels);", mark));
  assert.deepEqual(withChecks(own, release)[0].metadata, {});
});
