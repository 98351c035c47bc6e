import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { findPython } from "../../../tools/setup/steps/find-python.mjs";
import { programs, temporaryFolder } from "../project";

const skip = process.platform === "win32" && "the stand-ins are shell scripts";

/** Stand-ins that answer as Pythons do: a version, and "complete" where venv and ensurepip can be imported. */
function pythons(t: TestContext, answers: Record<string, string>): string[][] {
  const scripts = Object.entries(answers).map(([name, lines]) => [name, `printf '${lines}'`]);
  const bin = programs(temporaryFolder(t), Object.fromEntries(scripts));
  return Object.keys(answers).map((name) => [join(bin, name)]);
}

test("the first Python that is recent and complete is taken", { skip }, (t) => {
  const candidates = pythons(t, { old: "3.9\\ncomplete\\n", bare: "3.12\\n", good: "3.10\\ncomplete\\n" });
  assert.deepEqual(findPython(candidates), candidates[2]);
});

test("Python 3.10 is newer than 3.9, and Python 4.9 isn't what was tried", { skip }, (t) => {
  const candidates = pythons(t, { a: "3.9\\ncomplete\\n", b: "4.9\\ncomplete\\n" });
  assert.throws(() => findPython(candidates), {
    message: /needs Python 3\.10 or newer; .*a is 3\.9, .*b is 4\.9\./,
  });
});

test("Debian's Python without python3-venv is told the package to install", { skip }, (t) => {
  const candidates = pythons(t, { python3: "3.11\\n" });
  assert.throws(() => findPython(candidates), {
    message: /^Python 3\.11 \(.*python3\) lacks its venv module/,
    mend: "sudo apt-get install python3-venv",
  });
});

test("root takes a Python that every user can start before one that only root can", {
  skip: process.getuid?.() !== 0 && "only root has a choice",
}, (t) => {
  const [inOwnFolder] = pythons(t, { mine: "3.13\\ncomplete\\n" });
  const [found] = findPython([inOwnFolder, ["python3"], ["/usr/bin/python3"]]);
  const asNobody = spawnSync(found, ["-I", "-m", "venv", "--help"], { uid: 65534, gid: 65534 });
  assert.equal(asNobody.status, 0, found);
  assert.deepEqual(findPython([inOwnFolder]), inOwnFolder);
});
