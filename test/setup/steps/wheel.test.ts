import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";

// A cache of its own, before the modules look for theirs.
const cache = mkdtempSync(join(tmpdir(), "talos-"));
process.env.TALOS_CACHE = cache;
after(() => rmSync(cache, { recursive: true, force: true }));

test("libraries that are missing, cut or half unpacked are noticed", async (t) => {
  const { hasWheel, librariesReady, libraries, sizes, tensorflow } = await import(
    "../../../tools/setup/steps/wheel.mjs"
  );
  if (!hasWheel()) return t.skip("no wheel fits this system");
  assert.ok(!librariesReady());
  mkdirSync(tensorflow, { recursive: true });
  for (const file of libraries) {
    assert.ok(!librariesReady());
    writeFileSync(file, "");
    truncateSync(file, sizes[basename(file)]); // takes no room: all of it is a hole
  }
  assert.ok(librariesReady());
  truncateSync(libraries[0], 5);
  assert.ok(!librariesReady());
});
