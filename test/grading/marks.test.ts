import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { type Cell, type Notebook, type Output, parseNotebook } from "../../tools/notebooks/notebook";
import { python } from "../../tools/setup/paths.mjs";
import { codeCell } from "../support/notebook";

const checks = [
  ["keep", "check.keep(keep, pixels);", 2],
  ["inertia", "check.inertia(inertia);", 2],
];
const KEEP = "const keep = pixels.less(0.001);";
const INERTIA = "function inertia(data) {}";
const OTHER = 'console.log("keep = 1, check.keep(keep, pixels);");';

const shown = (text: string) => ({
  output_type: "display_data" as const,
  metadata: {},
  data: { "text/plain": text },
});
const green = shown("✔ Exercise 3, keep: correct (1 of 9 done)");
const red = shown("✘ Exercise 3, keep: not yet");

const marks = spawn(python, ["-I", "-X", "utf8", join(import.meta.dirname, "marks.py")], {
  stdio: ["pipe", "pipe", "inherit"],
});
after(() => marks.stdin.end());
const answers = createInterface(marks.stdout)[Symbol.asyncIterator]();

/** What becomes of cells with these sources: those that are graded begin with their grade_id. */
async function marked(...sources: (string | [source: string, output: Output])[]) {
  const cells = sources.map((cell) => {
    const [source, ...outputs] = [cell].flat() as [string, ...Output[]];
    return codeCell(source, { outputs });
  });
  const notebook: Notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 4 };
  marks.stdin.write(`${JSON.stringify({ notebook, checks })}\n`);
  const made = parseNotebook((await answers.next()).value);
  const { notes, green } = made.metadata.talos as { notes: string[]; green: string[] };
  const graded = ({ metadata }: Cell) => (metadata.nbgrader as { grade_id: string } | undefined)?.grade_id;
  return { notes, green, cells: made.cells.map((cell) => [graded(cell), cell.source].filter(Boolean)) };
}

const gradedKeep = ["keep", "check.keep(keep, pixels);"];
const gradedInertia = ["inertia", "check.inertia(inertia);"];

test("checks that stand alone are what is graded, and nothing is changed", async () => {
  const { cells, notes } = await marked(KEEP, gradedKeep[1], INERTIA, `${gradedInertia[1]}\n`, OTHER);
  assert.deepEqual(cells, [[KEEP], gradedKeep, [INERTIA], ["inertia", `${gradedInertia[1]}\n`], [OTHER]]);
  assert.deepEqual(notes, []);
});

test("a check among other code, or in a cell with notes, comes once more behind that cell, which stays", async () => {
  const merged = `${INERTIA}\n\n${gradedInertia[1]}`;
  const noted = `// easy!\n${gradedKeep[1]} // green`;
  const { cells, notes } = await marked(KEEP, noted, merged, OTHER);
  assert.deepEqual(cells, [[KEEP], [noted], gradedKeep, [merged], gradedInertia, [OTHER]]);
  assert.deepEqual(notes, []);
});

test("a check that is only written about is missing, and comes last", async () => {
  const about = `/*\n${gradedKeep[1]}\n*/\n// ${gradedInertia[1]}`;
  const { cells, notes } = await marked(about, KEEP, INERTIA, OTHER);
  assert.deepEqual(cells, [[about], [KEEP], [INERTIA], [OTHER], gradedKeep, gradedInertia]);
  assert.deepEqual(notes, [
    "keep: its check was missing and was put back",
    "inertia: its check was missing and was put back",
  ]);
});

test("of a check that was copied the last green one counts, or else the last", async () => {
  const copies = await marked(
    [gradedKeep[1], red],
    KEEP,
    [gradedKeep[1], green],
    [gradedKeep[1], red],
    INERTIA,
  );
  assert.deepEqual(
    copies.cells.map(([name]) => name),
    [gradedKeep[1], KEEP, "keep", gradedKeep[1], INERTIA, "inertia"],
  );
  assert.deepEqual(copies.green, ["keep"]);
  const cleared = await marked(gradedKeep[1], KEEP, gradedKeep[1], INERTIA, gradedInertia[1]);
  assert.deepEqual(cleared.cells[2], gradedKeep);
});

test("a check that was changed is graded as it was handed out, and the teacher is told so", async () => {
  const changed = "const mine = KEEP;\ncheck.keep(mine, pixels);";
  const { cells, notes } = await marked(KEEP, changed, INERTIA, gradedInertia[1]);
  assert.deepEqual(cells.slice(0, 3), [[KEEP], [changed], gradedKeep]);
  assert.deepEqual(notes, ["keep: its check was changed, and was graded as it was handed out"]);
});

test("a cell that reaches into the checks is noted, words about them are not", async () => {
  const notes = async (source: string) =>
    (await marked(KEEP, gradedKeep[1], INERTIA, gradedInertia[1], source)).notes;
  assert.deepEqual(await notes("// see src/check and lesson.ts"), []);
  for (const reach of [
    'import { record } from "./src/check/exercises";',
    'globalThis[Symbol.for("talos.exercises")];',
  ])
    assert.match(`${await notes(reach)}`, /^a cell reaches into the lesson's own checks/);
});
