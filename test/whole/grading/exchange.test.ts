// A class on one server: a teacher and two students, each a user of their own, and nbgrader's exchange between them. Anna has the
// Assignments panel in a browser, Ben types nbgrader's commands.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { python, root } from "../../../tools/setup/paths.mjs";
import { ownFolder } from "../../support/folder";
import { smallPhoto, withPhoto } from "../../support/photo";
import { skip as noBrowser, openBrowser } from "../browser/chromium";
import { fetchByClick, openAndRun, studentsLab, submitByClick } from "./panel";
import { type Answers, all, answered, only, write } from "./submissions";

const NAME = "kmeans-exercises.ipynb";
const folder = ownFolder("talos-class-");
const exchange = join(folder, "exchange");
const settings = join(folder, "settings");
const homeOf = (user: string) => join(folder, user);
const course = join(homeOf("teacher"), "course");
const userOf = (person: string) => `talos-${person}-${process.pid}`;

let photo: string;

const STUDENTS: Record<string, [answers: Answers, points: number]> = {
  anna: [all, 20],
  ben: [only("load", "standardise", "keep", "euclideanDist"), 7],
};
const PEOPLE = ["teacher", ...Object.keys(STUDENTS)];

/** Starts a program as one of them, who has nothing of ours in the environment. */
function as(person: string, [program, ...args]: string[], variables: Record<string, string> = {}) {
  const [uid, gid] = ["-u", "-g"].map((which) =>
    Number(execFileSync("id", [which, userOf(person)], { encoding: "utf8" })),
  );
  const env = { HOME: homeOf(person), PATH: process.env.PATH, JUPYTER_CONFIG_PATH: settings, ...variables };
  return spawn(program, args, { uid, gid, cwd: person === "teacher" ? course : homeOf(person), env });
}

async function run(person: string, ...args: string[]): Promise<string> {
  const child = as(person, [python, ...args]);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(status, 0, `${args.join(" ")}, as ${person}:\n${output}`);
  return output;
}
/** What nbgrader does by itself, but begun a second sooner (tools/jupyter/start.py). */
const nbgrader = (person: string, step: string) =>
  run(person, join(root, "tools", "jupyter", "start.py"), "-m", "nbgrader", step, "kmeans");

/** Anna's picture is the lesson's own; Ben's is smaller, as grading takes long enough. */
function answer(person: string, assignments: string): void {
  const file = join(assignments, "kmeans", NAME);
  const { cells, ...rest } = answered(file, STUDENTS[person][0]);
  const small = (source: string) => (person === "anna" ? source : withPhoto(source, photo));
  write(file, { ...rest, cells: cells.map((cell) => ({ ...cell, source: small(cell.source) })) });
}

async function handIn(person: string): Promise<void> {
  await nbgrader(person, "fetch_assignment");
  answer(person, homeOf(person));
  await nbgrader(person, "submit");
}

const isRoot = process.getuid?.() === 0;
const skip = isRoot || process.env.CI ? false : "only root can make users";

before(async () => {
  if (skip) return;
  chmodSync(folder, 0o755);
  photo = await smallPhoto(folder);
  for (const person of PEOPLE)
    execFileSync("useradd", ["--create-home", "--home-dir", homeOf(person), userOf(person)]);
  mkdirSync(exchange);
  chmodSync(exchange, 0o777);
  mkdirSync(settings);
  writeFileSync(
    join(settings, "nbgrader_config.py"),
    `c = get_config()\nc.CourseDirectory.course_id = "talos"\nc.Exchange.root = "${exchange}"\n`,
  );
  execFileSync(process.execPath, ["--import", "tsx", join(root, "tools", "grading", "assignment.ts")], {
    cwd: root,
    env: { ...process.env, TALOS_GRADING: course },
  });
  execFileSync("chown", ["-R", `${userOf("teacher")}:`, course]);
  await nbgrader("teacher", "release_assignment");
});
after(() => {
  if (skip) return;
  for (const person of PEOPLE) execFileSync("userdel", [userOf(person)]);
});

test("students fetch a released assignment and submit it, and can't see what others have submitted", {
  skip,
}, async () => {
  await Promise.all((noBrowser ? ["anna", "ben"] : ["ben"]).map(handIn));
  const inbound = join(exchange, "talos", "inbound");
  await assert.rejects(
    run("ben", "-c", "import os, sys; os.listdir(sys.argv[1])", inbound),
    /PermissionError/,
  );
});

test("in the Assignments panel a student fetches it, runs a cell in a kernel that has their own src/, and submits it", {
  skip: skip || noBrowser,
}, async (t) => {
  const home = homeOf("anna");
  const { address, stop } = await studentsLab(home, settings, (command, variables) =>
    as("anna", command, variables),
  );
  t.after(stop);
  const browser = await openBrowser();
  t.after(browser.close);
  const page = await browser.context.newPage();
  await fetchByClick(page, address("lab"), "kmeans");
  appendFileSync(join(home, "talos", "src", "index.ts"), '\nconsole.log("a module of my own");\n');
  const shown = await openAndRun(page, "kmeans", "kmeans-exercises", 'from "./src');
  assert.match(shown, /TensorFlow/);
  assert.match(shown, /a module of my own/);
  answer("anna", home);
  await submitByClick(page, "kmeans");
});

/** The points of each exercise by student; under "", the most that one can have. */
async function gradesInBook(): Promise<Record<string, Record<string, number>>> {
  const script = join(root, "tools", "grading", "grades.py");
  const gradebook = `sqlite:///${join(course, "gradebook.db")}`;
  return JSON.parse(await run("teacher", "-W", "ignore", script, gradebook, "kmeans"));
}

test("the teacher collects and grades with nbgrader alone: their points and feedback are right", {
  skip,
}, async () => {
  await nbgrader("teacher", "collect");
  await run("teacher", "-m", "nbgrader", "autograde", "kmeans");
  for (const step of ["generate_feedback", "release_feedback"]) await nbgrader("teacher", step);
  const { "": most, ...points } = await gradesInBook();
  const sum = (by: Record<string, number>) => Object.values(by).reduce((total, n) => total + n, 0);
  assert.equal(sum(most), 20);
  for (const [student, [, expected]] of Object.entries(STUDENTS))
    assert.equal(sum(points[userOf(student)]), expected, student);

  await Promise.all(Object.keys(STUDENTS).map((student) => nbgrader(student, "fetch_feedback")));
  for (const student of Object.keys(STUDENTS)) {
    const feedback = join(homeOf(student), "kmeans", "feedback");
    const files = readdirSync(feedback, { recursive: true, encoding: "utf8" });
    const page = files.find((file) => file.endsWith(".html")) ?? assert.fail(`no page for ${student}`);
    assert.match(readFileSync(join(feedback, page), "utf8"), /euclideanDist/);
  }
});
