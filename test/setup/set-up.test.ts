import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../tools/setup/paths.mjs";
import { checkNode } from "../../tools/setup/set-up.mjs";
import { copyProject, programs, runSetUp } from "./project";

const skip = process.platform !== "linux" && "elsewhere the steps differ";
const goodPython = "echo 3.12; echo complete";

test("an older Node is told which one is needed", () => {
  for (const version of ["18.19.0", "20.18.3", "22.11.0"]) {
    assert.throws(() => checkNode(version), {
      message: new RegExp(`^Node 20\\.19, 22\\.12, 24 or newer is needed; this is Node ${version}`),
    });
  }
  for (const version of ["20.19.0", "22.12.0", "24.1.0"]) checkNode(version);
});

test("without Python nothing is downloaded, and the message says how to install it", { skip }, async (t) => {
  const project = copyProject(t);
  const { code, output } = await runSetUp(project, programs(project, {}));
  assert.equal(code, 1);
  assert.match(output, /JupyterLab needs Python 3\.10 or newer; none is there\./);
  assert.match(output, /What to do: (sudo apt-get install python3 python3-venv|brew install python3)/);
  assert.ok(!existsSync(join(project, "node_modules")));
});

test("without a C++ compiler it goes on with WebAssembly, names the package, and downloads no library", {
  skip,
}, async (t) => {
  const project = copyProject(t);
  const python3 = `case "$*" in *venv*) mkdir -p .venv/bin; cp "$0" .venv/bin/python;; esac; ${goodPython}`;
  const bin = programs(project, { npm: "exit 0", python3 }, { mkdir: "/bin/mkdir", cp: "/bin/cp" });
  const { code, output } = await runSetUp(project, bin);
  assert.equal(code, 0, output);
  assert.match(output, /Native TensorFlow: left out, WebAssembly computes instead, slower/);
  assert.match(output, /neither g\+\+ nor clang\+\+ is there\. To get one: sudo apt-get install g\+\+/);
  const { available, reason } = JSON.parse(readFileSync(join(project, ".cache", "native.json"), "utf8"));
  assert.equal(available, false);
  assert.match(reason, /needs a C\+\+ compiler/, "the lesson's first cell says it, too");
  assert.ok(!existsSync(join(project, ".cache", "tensorflow")));
});

test("with TALOS_BACKEND=wasm no compiler is needed", { skip }, async (t) => {
  const project = copyProject(t);
  const bin = programs(project, { python3: goodPython, npm: "echo 'npm error ENOTFOUND'; exit 1" });
  const { code, output } = await runSetUp(project, bin, { TALOS_BACKEND: "wasm" });
  assert.equal(code, 1);
  assert.match(output, /Installing the npm packages: the packages could not be fetched: there is no network/);
});

test("Ctrl-C ends what runs at once, and leaves nothing in the way of the next start", {
  skip,
}, async (t) => {
  const project = copyProject(t);
  const npm = "echo $$ > npm.pid; kill -INT $PPID; exec sleep 600"; // the person's Ctrl-C, while npm works
  const bin = programs(project, { python3: goodPython, "g++": "exit 0", npm }, { sleep: "/bin/sleep" });
  const { code, output } = await runSetUp(project, bin);
  assert.equal(code, 130);
  assert.match(output, /Stopped\. The same command goes on from here\.\n$/);
  const pid = Number(readFileSync(join(project, "npm.pid"), "utf8"));
  assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
  assert.ok(!existsSync(join(project, ".cache", "setup.lock")));
});

test("Ctrl-C while it looks what there is leaves all that there is", { skip }, async (t) => {
  const project = copyProject(t);
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  const bin = programs(project, { python3: goodPython, python: "kill -INT $PPID; exit 130" });
  const venv = join(project, ".venv");
  mkdirSync(venv);
  symlinkSync(bin, join(venv, "bin"));
  writeFileSync(join(venv, "complete.json"), "{}");
  const { code, output } = await runSetUp(project, bin);
  assert.equal(code, 130, output);
  assert.ok(existsSync(join(venv, "complete.json")));
});

test("a program's failure is shown in its own words where we know no better", { skip }, async (t) => {
  const project = copyProject(t);
  const npm = "echo 'npm error Something new'; exit 7";
  const bin = programs(project, { python3: goodPython, "g++": "exit 0", npm });
  const { code, output } = await runSetUp(project, bin);
  assert.equal(code, 1);
  assert.match(output, /Installing the npm packages failed:\n {4}npm error Something new\n/);
});
