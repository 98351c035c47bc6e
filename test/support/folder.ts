import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

/** A folder for the tests of a file, or for one test, which goes when they are over. */
export function ownFolder(name = "talos-", tests: { after(clear: () => void): void } = { after }): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  tests.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
