import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../../tools/setup/paths.mjs";
import { temporaryFolder } from "../../setup/project";

test("npm run site deletes no folder and no file that is not a site", (t) => {
  const folder = temporaryFolder(t);
  const mine = join(folder, "mine.txt");
  writeFileSync(mine, "my own");
  for (const out of [folder, mine]) {
    const command = ["--import", "tsx", join(root, "tools", "site", "index.ts"), "--out", out];
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
    assert.equal(status, 1);
    assert.equal(stderr, `--out: ${out} is no site, and would be deleted: name a new or an empty folder.\n`);
    assert.equal(readFileSync(mine, "utf8"), "my own");
  }
});
