import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { checkDisk } from "../../tools/setup/disk.mjs";
import { root } from "../../tools/setup/paths.mjs";

const needs = [
  { folder: root, megabytes: 1100 },
  { folder: join(root, "tools"), megabytes: 1300 },
];

test("a disk without the room is named with what is needed, what is there and what is missing", () => {
  assert.throws(() => checkDisk(needs, () => 1000.9e6), {
    message: `Setting up needs 2400 MB of disk in ${root}, but only 1000 MB are free.`,
    mend: "make room for another 1400 MB, then run the same command again",
  });
});

test("a disk with just the room will do", () => {
  checkDisk(needs, () => 2400e6);
  assert.throws(() => checkDisk(needs, () => 2399e6), /needs 2400 MB/);
});
