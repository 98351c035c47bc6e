// What `npm run lesson` does when a cell fails, the kernel dies or somebody stops it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runPython } from "../../../tools/jupyter/run";
import { parseNotebook } from "../../../tools/notebooks/notebook";
import { root } from "../../../tools/setup/paths.mjs";
import { ownFolder } from "../../support/folder";
import { notebookText } from "../../support/notebook";
import { runLesson } from "./lesson-run";

const folder = ownFolder("lesson-failure-");
const written = () => parseNotebook(readFileSync(join(folder, "kmeans.ipynb"), "utf8"));

test("a cell that fails ends it with the cell, the error and exit code 1; the notebook is there as far as it came", async () => {
  const image = join(folder, "<img src=x onerror=alert(1)>.jpg");
  writeFileSync(image, "not a picture");
  const { code, log } = await runLesson(["--image", image, "--out", folder]);
  assert.equal(code, 1);
  assert.match(log, /^cell +2 of \d+ {2}Load and standardise: .* … failed$/m);
  assert.match(log, /^ {4}let image: tf\.Tensor = await loadImage\(imageFile\);$/m);
  assert.match(log, /Error: .*\.jpg" is not a picture/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no colours in a log
  assert.doesNotMatch(log, /\x1b/);
  assert.match(log, /The notebook, as far as it came: .*kmeans\.ipynb/);

  const [first, second, third] = written().cells.filter(({ cell_type }) => cell_type === "code");
  assert.match(first.outputs?.[0].text ?? "", /^TensorFlow/);
  assert.equal(second.outputs?.[0].output_type, "error");
  assert.deepEqual(third.outputs, []);
});

test("the command line's own mistakes end it at once, with exit code 1 and no stack trace", async () => {
  const { code, log } = await runLesson(["--K", "0", "--out", folder]);
  assert.deepEqual([code, log], [1, '--K must be a whole number from 1 to 256, not "0".\n']);
});

test("Ctrl-C stops it in the middle of a cell, with exit code 130 and what there is of the notebook", async () => {
  const { code, log } = await runLesson(["--out", folder], (text, pid) => {
    if (/^cell +2 of/m.test(text)) process.kill(pid, "SIGINT");
  });
  assert.equal(code, 130);
  assert.match(log, /\nStopped: cell +2 of \d+\.\n/);
  const [first, , third] = written().cells.filter(({ cell_type }) => cell_type === "code");
  assert.equal(first.execution_count, 1);
  assert.deepEqual(third.outputs, []);
});

test("a kernel that dies is told as such, with the cell", async () => {
  const source = ["console.log(process.pid);", "process.kill(process.pid, 'SIGKILL');", "console.log(2);"];
  const execute = join(root, "tools", "jupyter", "execute.py");
  const { code, output } = await runPython([execute, join(folder, "kmeans.ipynb")], notebookText(...source));
  assert.equal(code, 1);
  assert.match(output, /The kernel ended without a word: cell 2 of 3\./);
  const pid = Number(written().cells[0].outputs?.[0].text);
  assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
});
