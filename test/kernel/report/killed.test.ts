import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryFolder } from "../../setup/project";
import { Kernel } from "../client";

/** A control group (version 1) whose processes may take this many bytes; the tests' own process is put into it, and so the kernels. */
const LIMIT = 900 * 2 ** 20;
const tree = "/sys/fs/cgroup/memory";

function limited(): string | undefined {
  const group = join(tree, `talos-test-${process.pid}`);
  try {
    mkdirSync(group);
    writeFileSync(join(group, "memory.limit_in_bytes"), String(LIMIT));
    writeFileSync(join(group, "cgroup.procs"), String(process.pid));
    return group;
  } catch {
    return undefined;
  }
}

const groups = existsSync("/proc/self/cgroup") ? readFileSync("/proc/self/cgroup", "utf8") : "";
const [, before = "/"] = /^\d+:memory:(.*)$/m.exec(groups) ?? [];
const group = limited();
let kernel: Kernel | undefined;
after(async () => {
  await kernel?.stop();
  if (!group) return;
  writeFileSync(join(tree, before, "cgroup.procs"), String(process.pid));
  rmdirSync(group);
});

/** Resolves when the process has died, even if nobody has asked yet how it ended. */
async function death(pid: number): Promise<void> {
  while (existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8")))
    await sleep(50);
}

/** What the next kernel says with its first cell, started as Jupyter does when one has died. */
async function saidAfter(end: (kernel: Kernel) => unknown): Promise<string> {
  kernel ??= await Kernel.start();
  end(kernel);
  await death(kernel.pid);
  await kernel.restart({ now: true });
  const first = await kernel.execute("1");
  assert.equal(first.result, "1");
  assert.equal((await kernel.execute("2")).stream("stderr"), "", "it is said once");
  return first.stream("stderr");
}

/** Needs Linux, and the right to make control groups, which root has outside of most containers. */
const inGroup: typeof test = group
  ? test
  : (((name: string) => console.error(`No control group can be made here: ${name}`)) as never);

inGroup("a kernel that is started after one was ended for want of memory says so, once", async () => {
  const eat = "const eaten: unknown[] = [];\nfor (;;) eaten.push(new Uint8Array(5e7).fill(1));";
  assert.match(
    await saidAfter((kernel) => void kernel.execute(eat)),
    /memory had run out.*run the cells from the top/s,
  );
});

inGroup(
  "a kernel that was killed for another reason has no such successor, though memory had run out before",
  async () => {
    assert.equal(await saidAfter(({ pid }) => process.kill(pid, "SIGKILL")), "");
  },
);

test("what a kernel notes for the next one is gone when it has ended by itself", (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "kernel-1.json");
  const module = new URL("../../../tools/kernel/report/killed.mjs", import.meta.url).href;
  const said = (kills: number | undefined, end: string) => {
    const code = `import { endOfThePrevious as told } from "${module}"; console.log(told(process.argv[1], ${kills}) ?? "nothing"); ${end}`;
    return spawnSync(process.execPath, ["--input-type=module", "-e", code, file], { encoding: "utf8" })
      .stdout;
  };
  const [ends, isKilled] = ["", 'process.kill(process.pid, "SIGKILL");'];
  assert.equal(said(3, ends), "nothing\n");
  assert.deepEqual(readdirSync(folder), []);
  assert.equal(said(4, isKilled), "nothing\n");
  assert.equal(said(4, isKilled), "nothing\n");
  assert.match(said(5, isKilled), /memory had run out/);
  assert.equal(said(undefined, isKilled), "nothing\n");
});
