import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { sha256, stamp, writeJson } from "../../../tools/setup/files.mjs";

// A cache of its own, before the modules look for theirs.
const cache = mkdtempSync(join(tmpdir(), "talos-"));
process.env.TALOS_CACHE = cache;
after(() => rmSync(cache, { recursive: true, force: true }));
const wheel = import("../../../tools/setup/steps/wheel.mjs");

const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

test("a download with the wrong sum is thrown away, and both sums are named", async () => {
  const { checkSum } = await wheel;
  const file = join(cache, "wrong.whl");
  writeFileSync(file, "abcd");
  const message = `${file} is not the file that was pinned: its SHA-256 is ${await sha256(file)}, not ${abc}.`;
  await assert.rejects(checkSum(file, abc), { message, mend: /^run the same command again/ });
  assert.ok(!existsSync(file));
});

test("a download with the right sum stays", async () => {
  const { checkSum } = await wheel;
  const file = join(cache, "right.whl");
  writeFileSync(file, "abc");
  await checkSum(file, abc);
  assert.ok(existsSync(file));
});

test("libraries that are missing, or cut after they were checked, are noticed", async (t) => {
  const { hasWheel, librariesReady, libraries, tensorflow } = await wheel;
  if (!hasWheel()) return t.skip("no wheel fits this system");
  assert.ok(!librariesReady());
  mkdirSync(tensorflow, { recursive: true });
  for (const file of libraries) writeFileSync(file, "a library");
  writeJson(join(tensorflow, "verified.json"), libraries.map(stamp));
  assert.ok(librariesReady());
  truncateSync(libraries[0], 5);
  assert.ok(!librariesReady());
});
