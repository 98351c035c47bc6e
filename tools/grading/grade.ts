// `npm run grade -- submitted/`: grades all submissions in a folder with nbgrader.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { exercises, titleOf } from "../../src/check/exercises";
import {
  callersFolder,
  makeOutputFolder,
  parseOptions,
  runCommand,
  shown,
  UsageError,
} from "../command-line";
import { runPython } from "../jupyter/run";
import { formatNotebook, parseNotebook } from "../notebooks/notebook";
import { output } from "../setup/paths.mjs";
import { ASSIGNMENT, Course, NOTEBOOK } from "./course";
import { findSubmissions, readSubmission, type Submission } from "./submissions";
import { csv, noteOn, type Points, type Row, table } from "./table";

const USAGE = `npm run grade -- FOLDER [--out FOLDER] [--seconds N]
  FOLDER         with one folder for each student, and the student's ${NOTEBOOK} in it
  --out FOLDER   where the table (grades.csv) and the feedback are written, in place of build/grades
  --seconds N    how long a cell may run before it is stopped, in place of 60`;

function options() {
  const { positionals, values } = parseOptions(
    {
      allowPositionals: true,
      options: { out: { type: "string" }, seconds: { type: "string", default: "60" } },
    },
    USAGE,
  );
  const [folder, ...others] = positionals;
  if (!folder || others.length > 0) throw new UsageError(USAGE);
  const path = resolve(callersFolder, folder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`There is no folder "${folder}" in ${callersFolder}.`);
  const seconds = Number(values.seconds);
  if (!(seconds >= 1))
    throw new UsageError(`--seconds must be a number of at least 1, not "${values.seconds}".`);
  const out = values.out ? resolve(callersFolder, values.out) : join(output, "grades");
  return { folder: path, out, seconds };
}

/** @param id what nbgrader calls the student: names may hold anything */
type Graded = Submission & { id: string };

/** @returns a note for the teacher */
async function autograde(course: Course, { file, note, id }: Graded): Promise<string | undefined> {
  if (!file) return note;
  try {
    const target = course.notebookOf("submitted", id);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, formatNotebook(readSubmission(file)));
  } catch (error) {
    return `${basename(file)} can't be graded: ${(error as Error).message}`;
  }
  if (await course.nbgrader("autograde", ASSIGNMENT, `--student=${id}`, "--force"))
    return noteOn(parseNotebook(readFileSync(course.notebookOf("autograded", id), "utf8")));
  return `nbgrader could not grade it. ${course.seeLog}`;
}

/** Writes a page for each student whose notebook was graded; where that fails, it is noted. */
async function feedback(course: Course, all: Graded[], folder: string): Promise<void> {
  await course.nbgrader("generate_feedback", ASSIGNMENT, "--force");
  for (const one of all.filter(({ id }) => existsSync(course.notebookOf("autograded", id)))) {
    try {
      const page = readFileSync(course.notebookOf("feedback", one.id).replace(".ipynb", ".html"), "utf8");
      writeFileSync(join(folder, `${one.student}.html`), withNames(page));
    } catch (error) {
      one.note = [one.note, `no feedback: ${(error as Error).message}`].filter(Boolean).join("; ");
    }
  }
}

/** nbgrader's page begins with a list of points in which every line has the same words, "Test cell". */
function withNames(page: string): string {
  return exercises.reduce(
    (text, name) => text.replace(`href="#${name}">Test cell<`, `href="#${name}">${titleOf(name)}<`),
    page,
  );
}

async function pointsIn({ folder }: Course): Promise<Record<string, Points>> {
  const url = `sqlite:///${join(folder, "gradebook.db")}`;
  const { output } = await runPython([join(import.meta.dirname, "grades.py"), url, ASSIGNMENT], "");
  return JSON.parse(output);
}

async function gradeAll(submissions: Submission[], course: Course, out: string): Promise<void> {
  await course.makeAssignment();
  const pages = join(out, "feedback");
  mkdirSync(pages, { recursive: true });
  const all: Graded[] = submissions.map((one, i) => ({ ...one, id: `s${i}` }));
  for (const [i, one] of all.entries()) {
    const began = performance.now();
    process.stdout.write(`${i + 1} of ${all.length}  ${one.student} … `);
    appendFileSync(course.log, `\n${one.student} is ${one.id}:\n`);
    one.note = await autograde(course, one);
    console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`, one.note ?? "");
  }
  await feedback(course, all, pages);
  const { "": most, ...points } = await pointsIn(course);
  const rows: Row[] = all.map(({ student, id, note }) => ({ student, points: points[id] ?? {}, note }));
  const file = join(out, "grades.csv");
  writeFileSync(file, csv(rows, most));
  console.log(`\n${table(rows, most)}\n\nThe table: ${shown(file)}`);
  console.log(`The feedback, one page for each student: ${shown(pages)}`);
}

/** nbgrader's own folders are made anew each time, in a place where nothing else is. */
async function grade(): Promise<number> {
  const { folder, out, seconds } = options();
  const submissions = findSubmissions(folder);
  if (submissions.length === 0) throw new UsageError(`There are no submissions in ${folder}.\n${USAGE}`);
  process.env.TALOS_SECONDS = String(Math.ceil(seconds)); // run.py reads it
  makeOutputFolder(out);
  const scratch = mkdtempSync(join(tmpdir(), "talos-grade-"));
  try {
    await gradeAll(submissions, new Course(scratch, join(out, "nbgrader.log")), out);
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return 0;
}

runCommand(grade);
