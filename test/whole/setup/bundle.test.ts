// The archive for rooms without internet, unpacked in a folder with spaces and letters of other alphabets, where there is no network.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type TestContext, test } from "node:test";
import { cache, python, root } from "../../../tools/setup/paths.mjs";
import { temporaryFolder } from "../../setup/project";

/** Linux can cut a process off from the network. */
const cutOff = process.getuid?.() === 0 ? ["unshare", "--net"] : ["unshare", "--map-root-user", "--net"];
const mayCutOff = spawnSync(cutOff[0], [...cutOff.slice(1), "true"]).status === 0;

/** Another set-up's npm at work in the same cache: a download that is not done, and a list that grows while it is packed. */
function busyNpm(t: TestContext): void {
  const files = ["tmp", "index-v5"].map((folder) => join(cache, "npm", "_cacache", folder, "bundle-test"));
  for (const file of files) mkdirSync(dirname(file), { recursive: true });
  for (const file of files) writeFileSync(file, Buffer.alloc(5e7));
  const grow = `process.stdin.resume().on("end", process.exit); // when this test is there no more
setInterval(() => fs.appendFileSync(${JSON.stringify(files[1])}, "more"), 1);`;
  const npm = spawn(process.execPath, ["-e", grow], { stdio: ["pipe", "ignore", "ignore"] });
  t.after(async () => {
    npm.kill();
    await once(npm, "exit");
    for (const file of files) rmSync(file);
  });
}

function run([program, ...args]: string[], env: NodeJS.ProcessEnv = process.env): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: "utf8", env });
  assert.equal(status, 0, `${program} ${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

test("npm run bundle: where the archive is unpacked, set-up needs no network and no variable, JupyterLab starts, a cell computes", {
  skip:
    mayCutOff || process.env.CI ? false : "needs Linux, and the right to cut a process off from the network",
  timeout: 600_000,
}, (t) => {
  const folder = temporaryFolder(t);
  const project = join(folder, "Τάλως & Übung 写真");
  busyNpm(t);
  const archives = join(folder, "not there yet");
  run([process.execPath, join(root, "tools", "hub", "bundle.mjs"), archives]);
  mkdirSync(project);
  run([
    "tar",
    "-xf",
    join(archives, `talos-linux-${process.arch}.tar.gz`),
    "--strip-components=1",
    "-C",
    project,
  ]);
  assert.ok(!existsSync(join(project, ".cache", "npm", "_cacache", "tmp")), "no half downloads");

  const cell = 'import { startTensorFlow, tf } from "./src/index";\nconsole.log((await startTensorFlow()).description, tf.ones([3]).sum().dataSync()[0]);'; // biome-ignore format: one line
  const first = ["first-start.ts", project, join(project, ".venv", "bin", "python"), cell];
  const start = [process.execPath, "--import", "tsx", join(import.meta.dirname, first[0]), ...first.slice(1)];
  const offline = [...cutOff, python, join(import.meta.dirname, "no-network.py"), ...start];
  // A home without anything in it; and the wheels are the archive's own, wherever else this machine's pip may look.
  const env = { PATH: process.env.PATH, HOME: folder, LANG: "C.UTF-8", PIP_CONFIG_FILE: "/dev/null" };
  const { networks, said, again, title, computed } = JSON.parse(run(offline, env));
  assert.deepEqual(networks, ["lo"], "there is no network but this computer's own");
  assert.match(said, /npm packages: done.*Python packages: done.*Native TensorFlow: done/s);
  assert.equal(again, "", "the second time there is nothing to do");
  assert.equal(title, "JupyterLab");
  assert.match(computed, /^TensorFlow .*, native 3\n$/);
});
