// A class on one server: a teacher and three students, each a user of their own, and nbgrader's exchange between them.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { python, root, venv } from "../../../tools/setup/paths.mjs";
import { type Answers, all, answered, only, write } from "./submissions";

const NAME = "kmeans-exercises.ipynb";
const folder = mkdtempSync(join(tmpdir(), "talos-class-"));
const exchange = join(folder, "exchange");
const settings = join(folder, "settings");
const homeOf = (user: string) => join(folder, user);
const course = join(homeOf("teacher"), "course");
const userOf = (person: string) => `talos-${person}-${process.pid}`;

const STUDENTS: Record<string, [answers: Answers, points: number]> = {
  anna: [all, 20],
  ben: [only("load", "standardise", "keep", "euclideanDist"), 7],
  cleo: [{}, 0],
};
const PEOPLE = ["teacher", ...Object.keys(STUDENTS)];

type Environment = Record<string, string>;

/** Runs a Python as one of them, who has nothing of ours in the environment. */
function as(
  person: string,
  [program, variables]: [string, Environment],
  args: string[],
  cwd = homeOf(person),
) {
  const [uid, gid] = ["-u", "-g"].map((which) =>
    Number(execFileSync("id", [which, userOf(person)], { encoding: "utf8" })),
  );
  const env = { HOME: homeOf(person), PATH: process.env.PATH, JUPYTER_CONFIG_PATH: settings, ...variables };
  return spawnSync(program, args, { uid, gid, cwd, env, encoding: "utf8" });
}

let interpreter: [string, Environment];

function run(person: string, ...args: string[]): string {
  const cwd = person === "teacher" ? course : undefined;
  const { status, stdout, stderr } = as(person, interpreter, args, cwd);
  assert.equal(status, 0, `${args.join(" ")}, as ${person}:\n${stdout}${stderr}`);
  return stdout + stderr;
}
const nbgrader = (person: string, ...args: string[]) => run(person, "-m", "nbgrader", ...args);

/** The project's Python; where it lies in root's own folder, a copy of it with the same packages. */
function pythonForAll(): [string, Environment] {
  const test = ["-c", "import nbgrader"];
  if (as("anna", [python, {}], test).status === 0) return [python, {}];
  const places =
    "import sys, sysconfig; print(sys.base_prefix, sysconfig.get_path('purelib'), sep='\\n', end='')";
  const [prefix, packages] = execFileSync(python, ["-c", places], { encoding: "utf8" }).split("\n");
  const copy = join(folder, "python");
  if (spawnSync("cp", ["-al", prefix, copy]).status !== 0) execFileSync("cp", ["-a", `${prefix}/.`, copy]);
  const variables = { PYTHONPATH: packages, LD_LIBRARY_PATH: join(copy, "lib") };
  return [join(copy, "bin", "python3"), { ...variables, JUPYTER_PATH: join(venv, "share", "jupyter") }];
}

function give(person: string, path: string): void {
  execFileSync("chown", ["-R", `${userOf(person)}:`, path]);
}

const isRoot = process.getuid?.() === 0;
const skip = isRoot || process.env.CI ? false : "only root can make users";

before(() => {
  if (skip) return;
  chmodSync(folder, 0o755);
  for (const person of PEOPLE)
    execFileSync("useradd", ["--create-home", "--home-dir", homeOf(person), userOf(person)]);
  interpreter = pythonForAll();
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
  give("teacher", course);
});
after(() => {
  if (skip) return;
  for (const person of PEOPLE) spawnSync("userdel", [userOf(person)]);
  rmSync(folder, { recursive: true });
});

/** The points of each exercise by student; under "", the most that one can have. */
function gradesInBook(): Record<string, Record<string, number>> {
  const script = join(root, "tools", "grading", "grades.py");
  const gradebook = `sqlite:///${join(course, "gradebook.db")}`;
  return JSON.parse(run("teacher", "-W", "ignore", script, gradebook, "kmeans"));
}

test("an assignment goes to three students and comes back, and their points and feedback are right", {
  skip,
}, () => {
  nbgrader("teacher", "release_assignment", "kmeans");
  for (const [student, [answers]] of Object.entries(STUDENTS)) {
    assert.match(nbgrader(student, "list"), /talos kmeans/);
    nbgrader(student, "fetch_assignment", "kmeans");
    const file = join(homeOf(student), "kmeans", NAME);
    write(file, answered(file, answers));
    nbgrader(student, "submit", "kmeans");
  }
  const inbound = join(exchange, "talos", "inbound");
  const list = "import os, sys; os.listdir(sys.argv[1])";
  assert.throws(() => run("ben", "-c", list, inbound), /PermissionError/);

  for (const step of ["collect", "autograde", "generate_feedback", "release_feedback"])
    nbgrader("teacher", step, "kmeans");
  const { "": most, ...points } = gradesInBook();
  const sum = (by: Record<string, number>) => Object.values(by).reduce((total, n) => total + n, 0);
  assert.equal(sum(most), 20);
  assert.deepEqual(
    Object.fromEntries(PEOPLE.slice(1).map((student) => [student, sum(points[userOf(student)])])),
    Object.fromEntries(Object.entries(STUDENTS).map(([student, [, expected]]) => [student, expected])),
  );

  for (const student of Object.keys(STUDENTS)) {
    nbgrader(student, "fetch_feedback", "kmeans");
    const feedback = join(homeOf(student), "kmeans", "feedback");
    const [page] = readdirSync(feedback, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".html"),
    );
    assert.match(readFileSync(join(feedback, page), "utf8"), /euclideanDist/);
  }
});
