import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { kernelspecFolder, PYTHON } from "../../kernel/client";

// Not claimed: a pager, history and clear_output, which tslab has no words for.
const NOT_CLAIMED = ["test_clear_output", "test_history", "test_pager"];

test("the kernel passes jupyter_kernel_test's generic suite", () => {
  const specs = kernelspecFolder();
  const { status, stderr } = spawnSync(PYTHON, [join(import.meta.dirname, "generic_kernel_test.py")], {
    env: { ...process.env, JUPYTER_PATH: specs },
    encoding: "utf8",
  });
  rmSync(specs, { recursive: true });
  assert.equal(status, 0, stderr);
  const skipped = new Set([...stderr.matchAll(/^ *(test_\w+) .*skipped/gm)].map(([, name]) => name));
  assert.deepEqual([...skipped].sort(), NOT_CLAIMED, stderr);
});
