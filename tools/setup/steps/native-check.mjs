// Loads tfjs-node and computes with it, in a process of its own: a library that crashes takes only this one
// along.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { restoreUtilHelpers } from "../../kernel/run/node-compat.mjs";

restoreUtilHelpers();
const tf = createRequire(import.meta.url)("@tensorflow/tfjs-node");
assert.equal(tf.getBackend(), "tensorflow");
const product = tf.matMul([[1, 2], [3, 4]], [[5, 6], [7, 8]]); // biome-ignore format: matrices
assert.deepEqual(product.arraySync(), [[19, 22], [43, 50]]); // biome-ignore format: matrices
console.log(`TensorFlow ${tf.backend().binding.TF_Version}`);
