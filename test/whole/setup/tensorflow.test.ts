import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { readJson } from "../../../tools/setup/files.mjs";
import { local } from "../../../tools/setup/paths.mjs";
import { nativeProblem, nativeTensorFlow } from "../../../tools/setup/steps/tensorflow.mjs";

const state = readJson(join(local, "native.json"));
const skip = !state?.available && `there is no native TensorFlow here: ${state?.reason}`;

test("native TensorFlow loads in a process of its own and multiplies two matrices right", {
  skip,
}, async () => {
  assert.equal(await nativeProblem(), undefined);
  assert.ok(await nativeTensorFlow.done());
});

test("a TensorFlow that doesn't load is noticed, with the reason", { skip }, async (t) => {
  process.env.NODE_OPTIONS = "--no-addons";
  t.after(() => delete process.env.NODE_OPTIONS);
  assert.match((await nativeProblem()) ?? "it loaded", /addons/);
});
