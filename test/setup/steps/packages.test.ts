import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { packagesInstalled } from "../../../tools/setup/steps/packages.mjs";
import { temporaryFolder } from "../project";

const wanted = {
  "": { name: "talos" },
  "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
  "node_modules/a/node_modules/b": { version: "2.0.0", integrity: "sha512-b" },
  "node_modules/for-another-system": { version: "1.0.0", integrity: "sha512-c", optional: true },
};
const { "": _, "node_modules/for-another-system": __, ...installed } = wanted;

/** A folder as npm leaves it, with its own list of what it installed. */
function installation(t: TestContext, list: object | undefined = installed): string {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages: wanted }));
  for (const path of Object.keys(installed)) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, "package.json"), "{}");
  }
  writeFileSync(join(folder, "node_modules", ".package-lock.json"), JSON.stringify({ packages: list }));
  return folder;
}

test("packages are there when each is, in the version of the lock file", (t) => {
  assert.ok(packagesInstalled(installation(t)));
});

test("an installation that was interrupted is noticed: npm writes its list last", (t) => {
  const folder = installation(t);
  rmSync(join(folder, "node_modules", ".package-lock.json"));
  assert.ok(!packagesInstalled(folder));
});

test("another version, another content or a missing package is noticed", (t) => {
  for (const change of [{ version: "1.0.1" }, { integrity: "sha512-x" }]) {
    const list = { ...installed, "node_modules/a": { ...installed["node_modules/a"], ...change } };
    assert.ok(!packagesInstalled(installation(t, list)));
  }
  const { "node_modules/a": ___, ...less } = installed;
  assert.ok(!packagesInstalled(installation(t, less)));
});

test("a package whose folder was deleted is noticed", (t) => {
  const folder = installation(t);
  rmSync(join(folder, "node_modules/a/node_modules"), { recursive: true });
  assert.ok(!packagesInstalled(folder));
});
