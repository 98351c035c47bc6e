// `npm run grade -- submitted/`: grades all submissions in a folder with nbgrader.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { exercises, titleOf } from "../../src/check/exercises";
import { runPython } from "../jupyter/run";
import { parseNotebook } from "../notebooks/notebook";
import { root } from "../setup/paths.mjs";
import { ASSIGNMENT, course, NOTEBOOK, nbgrader, notebookOf, seeLog } from "./course";
import { firstCellFailed } from "./first-cell";
import { makeAssignment } from "./make";
import { findSubmissions, handIn, type Submission } from "./submissions";
import { csv, type Points, type Row, table } from "./table";

const USAGE = `npm run grade -- FOLDER [--out FOLDER] [--seconds N]
  FOLDER         with one folder for each student, and the student's ${NOTEBOOK} in it
  --out FOLDER   where the table (grades.csv) and the feedback are written, in place of build/grades
  --seconds N    how long a cell may run before it is stopped, in place of 60`;

const from = process.env.INIT_CWD ?? process.cwd(); // where npm was called, which runs us in the project's folder

interface Options {
  folder: string;
  out: string;
  seconds: number;
}

function options(): Options {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { out: { type: "string" }, seconds: { type: "string", default: "60" } },
  });
  const [folder, ...others] = positionals;
  if (!folder || others.length > 0) throw new Error(USAGE);
  const path = resolve(from, folder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`There is no folder "${folder}" in ${from}.`);
  const seconds = Number(values.seconds);
  if (!(seconds >= 1)) throw new Error(`--seconds must be a number of at least 1, not "${values.seconds}".`);
  return {
    folder: path,
    out: values.out ? resolve(from, values.out) : join(root, "build", "grades"),
    seconds,
  };
}

/** @returns a note for the teacher if there is nothing to grade */
async function autograde({ student, file }: Submission, seconds: number): Promise<string | undefined> {
  if (!file) return `there is no ${NOTEBOOK}`;
  try {
    handIn(student, file);
  } catch (error) {
    return `${file} can't be read: ${(error as Error).message}`;
  }
  process.env.TALOS_SECONDS = String(Math.ceil(seconds)); // nbgrader_config.py reads it
  const graded = await nbgrader("autograde", ASSIGNMENT, `--student=${student}`, "--force");
  return graded ? undefined : `nbgrader could not grade it. ${seeLog}`;
}

async function feedback(student: string, out: string): Promise<void> {
  await nbgrader("generate_feedback", ASSIGNMENT, `--student=${student}`, "--force");
  const html = join(course, "feedback", student, ASSIGNMENT, NOTEBOOK.replace(".ipynb", ".html"));
  if (!existsSync(html)) return;
  writeFileSync(join(out, "feedback", `${student}.html`), withNames(readFileSync(html, "utf8")));
}

/** nbgrader's page begins with a list of points in which every line has the same words, "Test cell". */
function withNames(page: string): string {
  return exercises.reduce(
    (text, name) => text.replace(`href="#${name}">Test cell<`, `href="#${name}">${titleOf(name)}<`),
    page,
  );
}

async function points(): Promise<Record<string, Points>> {
  const url = `sqlite:///${join(course, "gradebook.db")}`;
  const { output } = await runPython([join(import.meta.dirname, "grades.py"), url, ASSIGNMENT], "");
  return JSON.parse(output);
}

async function gradeAll({ folder, out, seconds }: Options): Promise<void> {
  const submissions = findSubmissions(folder);
  if (submissions.length === 0) throw new Error(`There are no submissions in ${folder}.\n${USAGE}`);
  await makeAssignment();
  mkdirSync(join(out, "feedback"), { recursive: true });
  const notes = new Map<string, string | undefined>();
  for (const [i, submission] of submissions.entries()) {
    const began = performance.now();
    process.stdout.write(`${i + 1} of ${submissions.length}  ${submission.student} … `);
    let note = await autograde(submission, seconds);
    if (!note) {
      await feedback(submission.student, out);
      note = firstCellFailed(
        parseNotebook(readFileSync(notebookOf("autograded", submission.student), "utf8")),
      );
    }
    notes.set(submission.student, note);
    console.log(note ?? `${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  const { "": most, ...found } = await points();
  const rows: Row[] = submissions.map(({ student }) => ({
    student,
    points: found[student] ?? {},
    note: notes.get(student),
  }));
  const file = join(out, "grades.csv");
  writeFileSync(file, csv(rows, most));
  console.log(`\n${table(rows, most)}\n\nThe table: ${relative(from, file)}`);
  console.log(`The feedback, one page for each student: ${relative(from, join(out, "feedback"))}`);
}

gradeAll(options()).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
