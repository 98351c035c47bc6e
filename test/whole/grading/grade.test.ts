// From the handout to the grades, with the real nbgrader and the real kernel.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parseNotebook } from "../../../tools/notebooks/notebook";
import { root } from "../../../tools/setup/paths.mjs";
import { type Answers, all, answered, only, write } from "./submissions";

const folder = mkdtempSync(join(tmpdir(), "talos-grading-"));
const submitted = join(folder, "submitted");
const out = join(folder, "grades");
const plain = join(root, "notebooks", "kmeans-exercises.ipynb");
const NAME = "kmeans-exercises.ipynb";
const env = { ...process.env, TALOS_GRADING: join(folder, "course") };
const handout = join(env.TALOS_GRADING, "release", "kmeans", NAME);

function run(tool: string, ...args: string[]): string {
  const command = ["--import", "tsx", join(root, "tools", "grading", tool), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    env,
    encoding: "utf8",
  });
  assert.equal(status, 0, `${stdout}${stderr}`);
  return stdout;
}

const handIn = (path: string, answers: Answers, from = handout) =>
  write(join(submitted, path), answered(from, answers));

const WITHOUT_ROOT = "const distances = p.expandDims(1).sub(q.expandDims(0)).square().sum(2);";
const LOOPS = `const table: number[][] = [];
for (const x of p.arraySync() as number[][]) {
  table.push((q.arraySync() as number[][]).map((y) => Math.hypot(...x.map((v, d) => v - y[d]))));
}
const distances = tf.tensor2d(table);`;
const FOREVER = `const labels = tf.zeros([data.shape[0]], "int32");
for (let i = 0; i < data.shape[0]; ) labels.dataSync()[i] = 0;`;
const A_LIST =
  "const finalImage: tf.Tensor3D = (palette.arraySync() as number[][]).map((colour) => colour[0]);";

let printed = "";
let grades: Record<string, string> = {};

before(() => {
  run("assignment.ts");
  handIn(`anna/${NAME}`, { ...all, euclideanDist: LOOPS });
  handIn(`ben/kmeans/${NAME}`, {});
  handIn(`cleo/${NAME}`, only("load", "standardise", "keep", "euclideanDist"));
  handIn(`dora/${NAME}`, { ...all, euclideanDist: WITHOUT_ROOT });
  handIn(`emil/${NAME}`, { ...all, cluster2image: A_LIST });
  handIn(`fay/${NAME}`, { ...all, predict: FOREVER });
  const reference = 'const keep: tf.Tensor = useReference("keep", pixels);';
  const greta = answered(plain, { ...all, keep: reference });
  const cells = greta.cells.filter(({ source }) => !source.startsWith("check.inertia"));
  write(join(submitted, "greta", "my homework.ipynb"), { ...greta, cells });
  mkdirSync(join(submitted, "henry, jr."));

  printed = run("grade.ts", submitted, "--out", out);
  const lines = readFileSync(join(out, "grades.csv"), "utf8").trim().split("\n");
  grades = Object.fromEntries(lines.map((line) => [/^("[^"]*"|[^,]*),/.exec(line)?.[1], line]));
});
after(() => rmSync(folder, { recursive: true }));

test("the handout has the blanks of the exercise notebook, and no solution and no hidden test", () => {
  const [given, blank] = [handout, plain].map((file) => parseNotebook(readFileSync(file, "utf8")));
  assert.deepEqual(
    given.cells.map(({ source }) => source.trimEnd()),
    blank.cells.map(({ source }) => source.trimEnd()),
  );
  const text = readFileSync(handout, "utf8");
  assert.doesNotMatch(text, /HIDDEN|tools\/grading|\[TODO\]/);
});

test("in the handout the checks are locked and worth points, twenty in all", () => {
  const { cells } = parseNotebook(readFileSync(handout, "utf8"));
  const checks = cells.filter(({ source }) => /^(await )?check\./m.test(source));
  assert.equal(checks.length, 9);
  const notes = checks.map(({ metadata }) => metadata.nbgrader as { locked: boolean; points: number });
  assert(notes.every(({ locked }) => locked));
  assert(checks.every(({ metadata }) => metadata.editable === false && metadata.deletable === false));
  assert.equal(
    notes.reduce((sum, { points }) => sum + points, 0),
    20,
  );
});

const expected: Record<string, [line: string, why: string]> = {
  anna: ["anna,1,1,2,3,5,2,2,2,2,20,20,", "all right, in a style of her own"],
  ben: ["ben,0,0,0,0,0,0,0,0,0,0,20,", "untouched"],
  cleo: ["cleo,1,1,2,3,0,0,0,0,0,7,20,", "half done"],
  dora: ["dora,1,1,2,0,5,2,2,2,2,17,20,", "no square root, which finds the same clusters"],
  emil: ["emil,1,1,2,3,5,2,2,0,2,18,20,", "a type error in one cell"],
  fay: ["fay,1,1,2,3,5,0,0,2,2,16,20,", "an endless loop in predict, whose labels the palette needs"],
  greta: [
    "greta,1,1,0,3,5,2,2,2,2,18,20,",
    "our answer in one exercise, a check deleted, no marks of nbgrader's",
  ],
  '"henry, jr."': [`"henry, jr.",0,0,0,0,0,0,0,0,0,0,20,there is no ${NAME}`, "nothing handed in"],
};

for (const [student, [line, why]] of Object.entries(expected)) {
  test(`${student} gets the points: ${why}`, () => assert.equal(grades[student], line));
}

test("the table is printed, too, with a line for what one can have", () => {
  assert.match(printed, /^student +load +standardise .* total$/m);
  assert.match(printed, /^anna +1 +1 +2 +3 +5 +2 +2 +2 +2 +20$/m);
  assert.match(printed, /^of +1 +1 +2 +3 +5 +2 +2 +2 +2 +20$/m);
});

test("each student who handed in something gets a page of feedback", () => {
  for (const student of ["anna", "ben", "cleo", "dora", "emil", "fay", "greta"]) {
    const page = readFileSync(join(out, "feedback", `${student}.html`), "utf8");
    assert.match(page, /<html/);
  }
  assert.equal(existsSync(join(out, "feedback", "henry, jr..html")), false);
});

test("the feedback says what was wrong", () => {
  const page = (student: string) => readFileSync(join(out, "feedback", `${student}.html`), "utf8");
  assert.match(page("dora"), /square root is missing/);
  assert.match(page("emil"), /TS2322|TS2740/);
  assert.match(page("fay"), /still running after 5 seconds/);
  assert.match(page("greta"), /This is our answer/);
});

test("the feedback lists the points by the exercises' names, and shows nothing of the hidden tests but that they failed", () => {
  const page = readFileSync(join(out, "feedback", "dora.html"), "utf8");
  assert.match(page, /<a href="#euclideanDist">exercise 4, euclideanDist<\/a> \(Score: 0\.0 \/ 3\.0\)/);
  assert.match(page, /No points for exercise 4, euclideanDist: its check says why\./);
  assert.doesNotMatch(page, /Test cell|hidden\.ts/);
});
