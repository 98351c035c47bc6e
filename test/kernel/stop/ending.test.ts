import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { NODE_OPTIONS } from "../../../tools/kernel/spec.mjs";
import { isStudents } from "../../../tools/kernel/stop/ending.mjs";
import { ROOT } from "../client";

const kernelFile = (name: string) => pathToFileURL(join(ROOT, "tools", "kernel", name)).href;
const package_ = (name: string) => pathToFileURL(join(ROOT, "node_modules", name)).href;

const stacks: [what: string, isTheirs: boolean, stack: string[]][] = [
  ["a cell up to its first await", true, ["cell-3", "talos-run-cell", kernelFile("executor.mjs")]],
  [
    "what a cell calls",
    true,
    [package_("tfjs/a.js"), "cell-3", "talos-run-cell", kernelFile("executor.mjs")],
  ],
  ["a cell after an await", true, ["cell-3", "node:internal/process/task_queues"]],
  ["a timer of a cell", true, ["cell-3", "node:internal/timers"]],
  [
    "a cell that prints",
    true,
    [kernelFile("output.mjs"), "node:internal/x", "cell-3", "node:internal/timers"],
  ],
  ["a package that goes on after its own await", true, [package_("jimp/a.js")]],
  ["code that a cell made by itself", true, [""]],
  ["the kernel, when it hears a message", false, [kernelFile("control.mjs"), "node:events"]],
  ["the kernel, when it calls a package", false, [package_("typescript/a.js"), kernelFile("compiler.mjs")]],
  ["the kernel's sockets", false, [package_("zeromq/lib/index.js")]],
  ["Node between two callbacks", false, ["node:internal/timers"]],
  ["nothing", false, []],
];

for (const [what, isTheirs, stack] of stacks) {
  test(`${what} is ${isTheirs ? "" : "not "}the student's`, () => {
    assert.equal(isStudents(stack), isTheirs);
  });
}

/** What came of a case of ending-process.ts. */
function outcome(name: string): unknown {
  const options = [...process.execArgv.filter((option) => !option.startsWith("--test")), ...NODE_OPTIONS];
  const file = join(import.meta.dirname, "ending-process.ts");
  return JSON.parse(execFileSync(process.execPath, [...options, file, name], { encoding: "utf8" }));
}

test("a student's loop is ended, and comes to no finally", () => {
  assert.deepEqual(outcome("loop"), { ended: 1, finallyRan: 0 });
});

test("the kernel's own code is let go however often it is looked at, and the student's after it is ended", () => {
  assert.deepEqual(outcome("kernel"), { ended: 1, kernelCameToItsEnd: 1 });
});

test("a cell that has taken the place of the one that was meant is let go", () => {
  assert.deepEqual(outcome("another cell"), { ended: 0, otherCameToItsEnd: 1 });
});

test("between the question whether to end it and its end, the code stands still", () => {
  assert.deepEqual(outcome("stands still"), { ended: 1, moved: 0, ran: true });
});
