import assert from "node:assert/strict";
import { truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readJson, stamp, writeJson } from "../../tools/setup/files.mjs";
import { temporaryFolder } from "./project";

test("JSON is read as it was written; a missing or cut file reads as nothing", (t) => {
  const file = join(temporaryFolder(t), "new", "state.json");
  assert.equal(readJson(file), undefined);
  writeJson(file, { available: true });
  assert.deepEqual(readJson(file), { available: true });
  truncateSync(file, 5);
  assert.equal(readJson(file), undefined);
});

test("a stamp changes when a file is cut, replaced or gone", (t) => {
  const file = join(temporaryFolder(t), "library");
  const stamps = [stamp(file)];
  writeFileSync(file, "0123456789");
  utimesSync(file, 1, 1);
  stamps.push(stamp(file));
  truncateSync(file, 9);
  utimesSync(file, 1, 1);
  stamps.push(stamp(file));
  utimesSync(file, 2, 2);
  stamps.push(stamp(file));
  assert.equal(new Set(stamps).size, 4);
  assert.equal(stamps[0], "missing");
});
