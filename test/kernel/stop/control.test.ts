import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { beginWork, hear } from "../../../tools/kernel/stop/control.mjs";
import { gone } from "../../support/processes";
import { Kernel, kernelspecFolder, PYTHON } from "../client";

const kernel = Kernel.forTests();

test("a restart forgets the variables and counts from 1", async () => {
  await kernel.execute("const old = 1;");
  const before = kernel.pid;
  await kernel.restart();
  await gone(before);
  const answer = await kernel.execute("typeof old");
  assert.match(answer.traceback, /Cannot find name 'old'/);
  assert.equal(answer.reply.execution_count, 1);
});

test("a restart ends a cell that would never end", async () => {
  const started = kernel.published(({ content }) => content.text === "started\n");
  void kernel.execute("console.log('started');\nwhile (true);");
  await started;
  const before = kernel.pid;
  await kernel.restart();
  await gone(before);
  assert.equal((await kernel.execute("5")).result, "5");
});

/** What the main thread does when it hears of an interrupt that came when it was at `work`. */
function heard(work: number): string[] {
  const done: string[] = [];
  hear({ number: 1, work }, { interrupt: () => done.push("interrupt"), recover: () => done.push("recover") });
  return done;
}

test("an interrupt that is heard late, when another cell has begun, is without effect", () => {
  const cell = beginWork();
  assert.deepEqual(heard(cell), ["interrupt"]);
  const pause = beginWork();
  assert.deepEqual(heard(cell), []);
  beginWork();
  assert.deepEqual(heard(cell), []);
  assert.deepEqual(heard(pause), []);
});

test("a kernel does not outlive the Jupyter that started it", {
  skip: process.platform === "win32",
}, async () => {
  const specs = kernelspecFolder();
  const jupyter = spawn(PYTHON, ["-c", JUPYTER_THAT_WAITS], {
    env: { ...process.env, JUPYTER_PATH: specs },
  });
  const [pid] = await once(jupyter.stdout, "data");
  jupyter.kill("SIGKILL");
  await gone(Number(pid));
  rmSync(specs, { recursive: true });
});

const JUPYTER_THAT_WAITS = `
import time
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="talos")
print(manager.provisioner.pid, flush=True)
time.sleep(600)
`;
