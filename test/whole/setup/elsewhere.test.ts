// A set-up project in a folder with spaces and letters of other alphabets, started again where there is no network.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { cache, root } from "../../../tools/setup/paths.mjs";

const skip = process.platform !== "linux" && "elsewhere files are linked in other ways";

/** Linux can cut a process off. Where it may not, whoever asks for a package is sent to a port where nobody answers. */
const cutOff = ["unshare", "--map-root-user", "--net"];
const mayCutOff = spawnSync(cutOff[0], [...cutOff.slice(1), "true"]).status === 0;
const nobody = "http://127.0.0.1:9";
const refusing = { HTTP_PROXY: nobody, HTTPS_PROXY: nobody, npm_config_offline: "true", PIP_NO_INDEX: "1" };

const run = (command: string, ...args: string[]) => {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  assert.equal(status, 0, stderr);
};
/** The same files under another name: a copy would take a gigabyte. Whoever writes them anew leaves the others as they are. */
const linkAll = (from: string, to: string) => run("cp", "--archive", "--link", from, to);

/** As set-up would have left it there, but without downloads: the same packages, in a .venv made in that very place. */
function setUpElsewhere(t: TestContext): string {
  mkdirSync(join(root, "build"), { recursive: true });
  const project = mkdtempSync(join(root, "build", "Τάλως & Übung 写真 "));
  t.after(() => rmSync(project, { recursive: true }));
  for (const part of [
    "package.json",
    "package-lock.json",
    "requirements.txt",
    "tsconfig.json",
    "src",
    "tools",
    "notebooks",
  ])
    cpSync(join(root, part), join(project, part), { recursive: true });
  linkAll(join(root, "node_modules"), project);

  const [ours, venv] = [join(root, ".venv"), join(project, ".venv")];
  const python = realpathSync(join(ours, "bin", "python"));
  run(python, "-I", "-m", "venv", "--without-pip", venv);
  for (const part of ["lib", "etc", "share"]) linkAll(join(ours, part), venv);
  rmSync(join(venv, "share", "jupyter", "kernels"), { recursive: true }); // it names the place: set-up has that to do
  const { state } = JSON.parse(readFileSync(join(ours, "complete.json"), "utf8"));
  const moved = JSON.stringify({ ...JSON.parse(state), folder: venv });
  writeFileSync(join(venv, "complete.json"), JSON.stringify({ state: moved }));
  return project;
}

test("a folder of any name, and no network: set-up does what is left to do, JupyterLab starts, a cell computes natively", {
  skip,
  timeout: 240_000,
}, (t) => {
  const project = setUpElsewhere(t);
  const python = join(project, ".venv", "bin", "python");
  const cell = 'import { startTensorFlow, tf } from "./src/index";\nconsole.log((await startTensorFlow()).description, tf.ones([3]).sum().dataSync()[0]);'; // biome-ignore format: one line
  const inside = [
    process.execPath,
    "--import",
    "tsx",
    join(import.meta.dirname, "second-start.ts"),
    project,
    python,
    cell,
  ];
  const alone = mayCutOff ? [...cutOff, python, join(import.meta.dirname, "no-network.py")] : [];
  const [command, ...args] = [...alone, ...inside];
  const { TALOS_BACKEND, npm_execpath, ...inherited } = process.env;
  const env = { ...inherited, TALOS_CACHE: cache, ...(mayCutOff ? {} : refusing) };
  const { stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: "utf8", env });
  const { networks, first, again, title, said } = JSON.parse(stdout.trim() || assert.fail(stderr));
  if (mayCutOff) assert.deepEqual(networks, ["lo"], "there is no network but this computer's own");
  assert.doesNotMatch(first, /npm packages|Python packages/);
  assert.match(first, /The kernel's entry in Jupyter: done.*\n.*\n.*Native TensorFlow: done/);
  assert.equal(again, "", "the second time there is nothing to do");
  assert.equal(title, "JupyterLab");
  assert.match(said, /^TensorFlow .*, native 3\n$/);
});
