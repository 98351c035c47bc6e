import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { startTensorFlow, tf, valuesOf } from "../../src/base/tf";
import { ownFolder } from "../support/folder";

/** Starts TensorFlow in a process of its own, computes 2 x 3 with it, and returns what it says of itself. */
function started(
  env: Record<string, string>,
  cwd = process.cwd(),
): { used: string; description: string; six: number } {
  const script = `const { startTensorFlow, tf } = require(${JSON.stringify(resolve("src/base/tf"))});
    startTensorFlow().then((backend) => {
      const six = tf.matMul([[2]], [[3]]).dataSync()[0];
      console.log(JSON.stringify({ ...backend, used: tf.getBackend(), six }));
    });`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", pathToFileURL(require.resolve("tsx")).href, "-e", script],
    {
      cwd,
      env: { ...process.env, ...env },
      encoding: "utf8",
    },
  );
  assert.ok(stdout, stderr);
  return JSON.parse(stdout);
}

test("TALOS_BACKEND=wasm computes on WebAssembly and says how to get the native library", () => {
  const backend = started({ TALOS_BACKEND: "wasm" });
  assert.equal(backend.used, "wasm");
  assert.equal(backend.six, 6);
  assert.match(backend.description, /TALOS_BACKEND is set to wasm.*unset it and restart the kernel/s);
});

test("the native library computes where it is installed", (t) => {
  const backend = started({ TALOS_BACKEND: "" });
  if (backend.used === "wasm" && !process.env.CI) return t.skip(backend.description);
  assert.match(backend.description, /^TensorFlow \d+\.\d+\.\d+, native$/);
  assert.equal(backend.six, 6);
});

test("without the native library it goes on with WebAssembly, with the reason that the set-up wrote down", () => {
  const project = ownFolder();
  const hidden = join(project, "hide.cjs"); // as on a machine where the addon could not be built
  writeFileSync(
    hidden,
    `const { _resolveFilename } = require("node:module");
    require("node:module")._resolveFilename = function (name, ...rest) {
      if (name === "@tensorflow/tfjs-node") throw new Error("no addon");
      return _resolveFilename.call(this, name, ...rest);
    };`,
  );
  const env = { NODE_OPTIONS: `--require ${hidden}`, TALOS_BACKEND: "" };
  assert.match(started(env, project).description, /WebAssembly.*Why not native: no addon.*npm run setup/s);
  mkdirSync(join(project, ".cache"));
  const state = { available: false, reason: "there is no C++ compiler" };
  writeFileSync(join(project, ".cache", "native.json"), JSON.stringify(state));
  assert.match(started(env, project).description, /Why not native: there is no C\+\+ compiler/);
});

test("valuesOf gives a tensor's values, keeps no tensor, and leaves alone one that was there before", async () => {
  await startTensorFlow();
  const given = tf.tensor1d([1, 2, 3], "int32");
  const before = tf.memory().numTensors;
  assert.deepEqual([...valuesOf(() => given.div(2).mul(4))], [2, 4, 6]);
  assert.deepEqual([...valuesOf<"int32">(() => given)], [1, 2, 3]);
  assert.equal(tf.memory().numTensors, before);
  given.dispose();
});
