import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { lock } from "../../tools/setup/lock.mjs";
import { temporaryFolder } from "./project";

const nobodyToWaitFor = () => assert.fail("it waited");

test("a second set-up waits, says so once, and goes on when the first has ended", async (t) => {
  const file = join(temporaryFolder(t), "new", "lock");
  const first = await lock(file, nobodyToWaitFor);
  let told = 0;
  await lock(file, () => {
    told++;
    first();
  });
  assert.equal(told, 1);
  assert.equal(readFileSync(file, "utf8"), `${process.pid} ${hostname()}`);
});

test("the lock of a set-up that was killed doesn't count", async (t) => {
  const file = join(temporaryFolder(t), "lock");
  const { pid } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(file, `${pid} ${hostname()}`);
  const unlock = await lock(file, nobodyToWaitFor);
  unlock();
  assert.ok(!existsSync(file));
});

test("Ctrl-C ends the wait, and the other set-up keeps its lock", async (t) => {
  const file = join(temporaryFolder(t), "lock");
  await lock(file, nobodyToWaitFor);
  const stop = new AbortController();
  await assert.rejects(
    lock(file, () => stop.abort(), stop.signal),
    { name: "AbortError" },
  );
  assert.ok(existsSync(file));
});
