// From the handout to the grades, with the real nbgrader and the real kernel.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { type Cell, type Notebook, parseNotebook } from "../../../tools/notebooks/notebook";
import { root } from "../../../tools/setup/paths.mjs";
import { ownFolder } from "../../support/folder";
import { codeCell } from "../../support/notebook";
import { smallPhoto, withPhoto } from "../../support/photo";
import { type Answers, all, answered, only, write } from "./submissions";

const folder = ownFolder("talos-grading-");
const submitted = join(folder, "submitted");
const out = join(folder, "grades");
const scratch = join(folder, "tmp");
const plain = join(root, "notebooks", "kmeans-exercises.ipynb");
const NAME = "kmeans-exercises.ipynb";
const env = { ...process.env, TALOS_GRADING: join(folder, "course"), TMPDIR: scratch };
const handout = join(env.TALOS_GRADING, "release", "kmeans", NAME);

function start(tool: string, ...args: string[]) {
  const command = ["--import", "tsx", join(root, "tools", "grading", tool), ...args];
  return spawnSync(process.execPath, command, { cwd: root, env, encoding: "utf8" });
}

function run(tool: string, ...args: string[]): string {
  const { status, stdout, stderr } = start(tool, ...args);
  assert.equal(status, 0, `${stdout}${stderr}`);
  return stdout;
}

/** A smaller picture, as this takes long enough; the lesson's own one is graded in exchange.test.ts. */
let photo: string;

/** @param change what else the student does to the notebook */
function handIn(path: string, answers: Answers, change = (cells: Cell[]) => cells, from = handout) {
  const notebook: Notebook = answered(from, answers);
  const cells = change(notebook.cells).map((one) => ({ ...one, source: withPhoto(one.source, photo) }));
  write(join(submitted, path), { ...notebook, cells });
}

const withCellsBefore = (text: string, added: Cell[]) => (cells: Cell[]) => {
  const at = cells.findIndex(({ source }) => source.includes(text));
  return [...cells.slice(0, at), ...added, ...cells.slice(at)];
};
/** As JupyterLab does it: the cell above with the code of both. */
const merged = (check: string) => (cells: Cell[]) => {
  const at = cells.findIndex(({ source }) => source.startsWith(check));
  const both = { ...cells[at - 1], source: `${cells[at - 1].source}\n\n${cells[at].source}` };
  return [...cells.slice(0, at - 1), both, ...cells.slice(at + 1)];
};

const WITHOUT_ROOT = "const distances = p.expandDims(1).sub(q.expandDims(0)).square().sum(2);";
const LOOPS = `const table: number[][] = [];
for (const x of p.arraySync() as number[][]) {
  table.push((q.arraySync() as number[][]).map((y) => Math.hypot(...x.map((v, d) => v - y[d]))));
}
console.error("I have been here"); // nbgrader would give no points for it
const distances = tf.tensor2d(table);`;
const FOREVER = `const labels = tf.zeros([data.shape[0]], "int32");
for (let i = 0; i < data.shape[0]; ) labels.dataSync()[i] = 0;`;
const A_LIST =
  "const finalImage: tf.Tensor3D = (palette.arraySync() as number[][]).map((colour) => colour[0]);";
const NOT_FOR_MANY = `${all.euclideanDist.replace("const distances =", "const almost =")}
const distances = p.shape[1] > 6 ? almost.mul(2) : almost;`;
const EVALUATED = `const jupyter = require("tslab/dist/jupyter");
const { lastWriteDisplayData } = jupyter;
let shown = "";
jupyter.lastWriteDisplayData = (data: { "text/plain": string }) => { shown = data["text/plain"]; };
solution("inertia");
jupyter.lastWriteDisplayData = lastWriteDisplayData;
const [, , ...lines] = shown.split("\\n");
const total = new Function("tf", "data", "labels", "clusters", \`\${lines.join("\\n")}; return total;\`)(tf, data, labels, clusters);`;
const CHEATS = [
  'import { record } from "./src/check/exercises";',
  `for (const done of ${JSON.stringify(Object.keys(all))}) record.done.add(done as never);`,
  "Set.prototype.has = () => true;",
  "const check: any = new Proxy({}, { get: () => () => 20 });",
];
const FILL_MEMORY = `const all: Float64Array[] = [];
require("child_process").spawn("sleep", ["9999"]);
require("child_process").spawn("sleep", ["99999"], { detached: true });
require("child_process").spawn("sleep", ["999999"], { env: { PATH: process.env.PATH } });
while (true) all.push(new Float64Array(2 ** 26).fill(1));`;

/** What a teacher has in the folders that grading uses. */
const TEACHERS = [
  join(out, "of last term", "grades.csv"),
  join(out, "feedback", "of last term.html"),
  join(out, "source", "kmeans", NAME),
  join(scratch, "talos-grade-mine", "source", "kmeans", NAME),
];
/** All that is in a folder, files with their contents. */
const contents = (of: string) =>
  readdirSync(of, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path, entry.isFile() && readFileSync(path, "utf8")];
  });

let printed = "";
let handedIn: ReturnType<typeof contents>;
/** By student: the points, then the note. */
let grades: Record<string, [points: string, note: string]> = {};

function handInAnswers() {
  const quoted = codeCell("/*\ncheck.euclideanDist(euclideanDist);\n*/");
  handIn("an[n]a *?.IPYNB", { ...all, euclideanDist: LOOPS }, (cells) =>
    [merged("check.keep"), merged("check.fit"), withCellsBefore("function euclideanDist", [quoted])].reduce(
      (made, change) => change(made),
      cells,
    ),
  );
  const data = { "text/plain": "✔ Exercise 9, inertia: correct (5 of 9 done)" };
  const green = codeCell("check.inertia(inertia);", {
    outputs: [{ output_type: "display_data", metadata: {}, data }],
  });
  handIn(
    `cleo /${NAME}`,
    { ...only("load", "standardise", "keep", "euclideanDist"), inertia: EVALUATED },
    (cells) => {
      const cheats = CHEATS.map((source) => codeCell(source));
      return withCellsBefore("### Load", cheats)(withCellsBefore("libraryKMeans", [green])(cells));
    },
  );
  const wrong = { euclideanDist: WITHOUT_ROOT, predict: FOREVER, cluster2image: A_LIST };
  handIn(`dora/kmeans/${NAME}`, { ...all, ...wrong });
}

function handInTrouble() {
  const reference = 'const keep: tf.Tensor = useReference("keep", pixels);';
  handIn(
    "greta/my homework.ipynb",
    { ...all, keep: reference, euclideanDist: NOT_FOR_MANY },
    (cells) => cells.filter(({ source }) => !source.startsWith("check.inertia")),
    plain,
  );
  handIn(
    `gus/${NAME}`,
    { ...all, fit: `if (data.shape[0] < 100) process.exit(0);\n${all.fit}` },
    withCellsBefore("### Load", [
      codeCell("const before = 1;"), // left out as well: it might have set a timer that ends what comes after it
      codeCell(FILL_MEMORY),
      codeCell('require("child_process").execSync("sleep 99")'),
    ]),
  );
  mkdirSync(join(submitted, "henry, jr."));
  symlinkSync("nowhere", join(submitted, "ivy"));
  writeFileSync(join(submitted, "jan.ipynb"), "{}");
}

/** The table that was written: by student, the points, then the note. */
function gradesIn(file: string): typeof grades {
  const [, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const fields = lines.map((line) =>
    Array.from(
      line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g),
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
    ),
  );
  return Object.fromEntries(
    fields.map(([student, ...points]) => [student, [points.slice(0, 10).join(" "), points[11]]]),
  );
}

before(async () => {
  photo = await smallPhoto(folder);
  for (const file of TEACHERS) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "mine");
  }
  run("assignment.ts");
  handInAnswers();
  handInTrouble();
  handedIn = contents(submitted);
  printed = run("grade.ts", submitted, "--out", out, "--seconds", "10");
  grades = gradesIn(join(out, "grades.csv"));
});

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

const ALL_POINTS = "1 1 2 3 5 2 2 2 2 20";
const NO_POINTS = "0 0 0 0 0 0 0 0 0 0";
const REACHES = "a cell reaches into the lesson's own checks: look at what it does there";
const expected: Record<string, [points: string, note: string | RegExp, why: string]> = {
  "an[n]a *?": [ALL_POINTS, "", "all right, with checks in her own cells, one in a comment only"],
  "cleo ": [
    "1 1 2 3 0 0 0 0 0 7",
    `${REACHES}; a cell replaces Set.prototype.has: look at what it does there; ` +
      "inertia: green as it was handed in, but not when the cells ran from top to bottom",
    "half done, our own code evaluated, and all that the checks keep is changed",
  ],
  dora: [
    "1 1 2 0 5 0 0 0 2 11",
    "",
    "no square root, which finds the same clusters, an endless loop in predict, whose labels the palette needs, and a type error",
  ],
  greta: [
    "1 1 0 0 5 2 2 2 2 15",
    "inertia: its check was missing and was put back; " +
      "euclideanDist: its check is green, but it is not right on other inputs",
    "our answer in one exercise, a wrong one that no check sees, a check deleted, no marks of nbgrader's",
  ],
  gus: [
    "1 1 2 3 0 2 2 2 2 15",
    // in any order: on a busy computer memory fills so slowly that the cell is stopped first
    /^(?=.*ended the kernel and was left out \(const all: )(?=.*could not be stopped after 10 seconds .*\("sleep 99"\)\)).*\(check\.fit\(KMeans\);\)/,
    "cells that end the kernel, and one that can't be stopped",
  ],
  "henry, jr.": [NO_POINTS, `there is no ${NAME}`, "nothing handed in"],
  ivy: [NO_POINTS, "it is a link that leads nowhere", "a link that leads nowhere"],
  jan: [NO_POINTS, "jan.ipynb can't be graded: it is not a notebook", "no notebook"],
};

for (const [student, [points, note, why]] of Object.entries(expected)) {
  test(`${student} gets the points: ${why}`, () => {
    const [foundPoints, foundNote] = grades[student];
    assert.equal(foundPoints, points);
    if (typeof note === "string") assert.equal(foundNote, note);
    else assert.match(foundNote, note);
  });
}

test("grading deletes and changes nothing that it has not made: submissions, what else is in its folders", () => {
  assert.deepEqual(contents(submitted), handedIn);
  for (const file of TEACHERS) assert.equal(readFileSync(file, "utf8"), "mine");
  const left = readdirSync(scratch).filter((name) => name.startsWith("talos-"));
  assert.deepEqual(left, ["talos-grade-mine"], "its own folder is gone");
});

test("no program that an answer has started goes on after its kernel", () => {
  const { stdout } = spawnSync("ps", ["-eo", "args"], { encoding: "utf8" });
  assert.doesNotMatch(stdout, /^sleep 99+$/m);
});

test("the table is printed, too, with a line for what one can have", () => {
  assert.match(printed, /^student +load +standardise .* total$/m);
  assert.match(printed, /^dora +1 +1 +2 +0 +5 +0 +0 +0 +2 +11$/m);
  assert.match(printed, /^of +1 +1 +2 +3 +5 +2 +2 +2 +2 +20$/m);
});

test("each student who handed in something gets a page of feedback", () => {
  for (const student of ["an[n]a *?", "cleo ", "dora", "greta", "gus"]) {
    const page = readFileSync(join(out, "feedback", `${student}.html`), "utf8");
    assert.match(page, /<html/);
  }
  assert.equal(existsSync(join(out, "feedback", "henry, jr..html")), false);
});

test("the feedback says what was wrong", () => {
  const page = (student: string) => readFileSync(join(out, "feedback", `${student}.html`), "utf8");
  assert.match(page("dora"), /square root is missing/);
  assert.match(page("dora"), /TS2322|TS2740/);
  assert.match(page("dora"), /still running after 5 seconds/);
  assert.match(page("greta"), /This is our answer/);
  assert.match(page("greta"), /On other inputs, exercise 4, euclideanDist is not right\.\s+Expected:/);
  assert.match(page("gus"), /This cell ended the kernel, and was left out/);
});

test("the feedback lists the points by the exercises' names, and shows nothing of the hidden tests but that they failed", () => {
  const page = readFileSync(join(out, "feedback", "dora.html"), "utf8");
  assert.match(page, /<a href="#euclideanDist">exercise 4, euclideanDist<\/a> \(Score: 0\.0 \/ 3\.0\)/);
  assert.match(page, /No points for exercise 4, euclideanDist: its check says why\./);
  assert.doesNotMatch(page, /Test cell|hidden\.ts/);
});

test("an assignment that is made again leaves all else in the course as it is, settings of one's own too", () => {
  const settings = join(env.TALOS_GRADING, "nbgrader_config.py");
  const mine = [settings, join(env.TALOS_GRADING, "submitted", "kim.txt")];
  mkdirSync(join(env.TALOS_GRADING, "submitted"), { recursive: true });
  for (const file of mine) writeFileSync(file, "c = get_config()\n");
  const { status, stderr } = start("assignment.ts");
  assert.equal(status, 1);
  const [line] = /^ {2}load_subconfig\(.*\)$/m.exec(stderr) ?? [];
  assert(line, stderr);
  for (const file of mine) assert.equal(readFileSync(file, "utf8"), "c = get_config()\n");

  writeFileSync(settings, `c = get_config()\n${line.trim()}\n`);
  run("assignment.ts");
  assert.equal(readFileSync(settings, "utf8"), `c = get_config()\n${line.trim()}\n`);
  assert.equal(readFileSync(mine[1], "utf8"), "c = get_config()\n");
});
