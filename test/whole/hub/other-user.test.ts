import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chownSync, copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { python, root, venvBin } from "../../../tools/setup/paths.mjs";
import { ownFolder } from "../../support/folder";
import { notebookText } from "../../support/notebook";
import { smallPhoto } from "../../support/photo";

// This installation is root's, so that to any other user it is what an installation on a server is: there to read and to run.
const USER = 4321;
const home = ownFolder("lesson-user-");
const mine = join(home, "talos");

/** Set up by root, in a folder that others can read, and with a Node of theirs; the set-up takes a Python of theirs by itself. */
const skip = !canBeAnother() && "not set up by root, or in a folder that is closed to others";
const asAnother = (name: string, body: () => void | Promise<void>) => test(name, { skip }, body);

function canBeAnother(): boolean {
  if (process.getuid?.() !== 0) return false;
  chownSync(home, USER, USER);
  const programs = [
    [python, "--version"],
    [process.execPath, join(root, "tools", "setup", "steps", "native-check.mjs")],
  ];
  return programs.every(([program, ...args]) => asUser(program, args).status === 0);
}

function asUser(program: string, args: string[], cwd = home, input = "") {
  const PATH = [venvBin, process.env.PATH].join(delimiter);
  const { TALOS_CACHE } = process.env;
  const env = { HOME: home, PATH, TALOS_CACHE, INIT_CWD: cwd, NO_COLOR: "1" };
  return spawnSync(program, args, { cwd, env, input, uid: USER, gid: USER, encoding: "utf8" });
}

function execute(notebook: string) {
  const file = join(mine, "executed.ipynb");
  const folder = join(root, "tools", "jupyter");
  const args = ["-I", join(folder, "start.py"), join(folder, "execute.py"), file];
  const { status, stdout, stderr } = asUser(python, args, join(mine, "notebooks"), notebook);
  assert.equal(status, 0, stdout + stderr);
  return readFileSync(file, "utf8");
}

const npm = (command: string, ...args: string[]) =>
  asUser("npm", ["--prefix", root, "run", "--silent", command, "--", ...args]);

asAnother(
  "a user who can't write the installation gets a lesson of their own, and keeps what they changed in it",
  () => {
    const start = () => asUser(join(root, "tools", "hub", "talos-start"), ["echo", "started"]);
    assert.equal(start().stdout, "started\n");
    assert.equal(existsSync(join(mine, "src", "index.ts")), true);
    writeFileSync(join(mine, "src", "index.ts"), "// my own");
    assert.equal(start().stdout, "started\n");
    assert.equal(readFileSync(join(mine, "src", "index.ts"), "utf8"), "// my own");
    copyFileSync(join(root, "src", "index.ts"), join(mine, "src", "index.ts"));
  },
);

asAnother("the kernel finds that user's own photo and modules from the notebook's folder", () => {
  copyFileSync(join(root, "data", "talos.jpg"), join(mine, "data", "my photo.jpg"));
  writeFileSync(join(mine, "src", "mine.ts"), 'export const mine: string = "of my own";\n');
  const executed = execute(
    notebookText(
      'import { mine } from "./src/mine";\nimport { existsSync, writeFileSync } from "node:fs";\nmine',
      'existsSync("data/my photo.jpg") ? "photo found" : "no photo"',
      'writeFileSync("made here", "");',
    ),
  );
  assert.match(executed, /of my own/);
  assert.match(executed, /photo found/);
  assert.equal(existsSync(join(mine, "made here")), true);
});

asAnother("all of the exercises run in that user's own folder", () => {
  const executed = execute(readFileSync(join(mine, "notebooks", "kmeans-exercises.ipynb"), "utf8"));
  assert.doesNotMatch(executed, /"output_type": "error"/);
});

asAnother("npm run compress and npm run lesson write where that user is", async () => {
  await smallPhoto(home);
  const compressed = npm("compress", "photo.png", "--colors", "4");
  assert.equal(compressed.status, 0, compressed.stderr);
  assert.equal(existsSync(join(home, "photo-4.png")), true);
  const lesson = npm("lesson", "--image", "photo.png");
  assert.equal(lesson.status, 0, lesson.stdout + lesson.stderr);
  assert.equal(existsSync(join(home, "build", "kmeans.html")), true);
});

asAnother("where something is not set up, such a user is told whose task it is", () => {
  const { status, stderr } = npm("setup", "--native");
  assert.equal(status, 1);
  assert.match(stderr, /belongs to another user, and is not set up for Node .*: Native TensorFlow\./);
});

asAnother("commands that write into the project itself say that it is another user's", () => {
  for (const command of ["notebooks", "format", "test", "bench"]) {
    const { status, stdout, stderr } = npm(command);
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^\s*\S+ belongs to another user.*\n( {2}What to do: .*\n)?$/, command);
  }
});
