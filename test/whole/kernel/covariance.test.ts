import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { CellCompiler } from "../../../tools/kernel/compile/cell-compiler.mjs";
import { ts } from "../../../tools/kernel/compile/tslab.mjs";
import { root } from "../../../tools/setup/paths.mjs";

process.chdir(root); // tslab's folder is the one it is loaded in

const compiler = new CellCompiler(root);
const complaints = (line: string) =>
  compiler.compile(`import { tf } from "./src/index";\n${line}`).complaints;

test("TensorFlow's declaration of Tensor is still where its variance is added", () => {
  const file = join(root, "node_modules/@tensorflow/tfjs-core/dist/tensor.d.ts");
  assert.match(ts.sys.readFile(file) ?? "", /class Tensor<out R extends Rank/);
});

test("the variance is the true one: a Tensor2D will do for a Tensor, and not the other way round", () => {
  assert.deepEqual(complaints("const any: tf.Tensor = tf.tensor2d([[1]]);"), []);
  const [{ message }] = complaints("const two: tf.Tensor2D = tf.tensor2d([[1]]) as tf.Tensor;");
  assert.match(message, /'Tensor<Rank>' is not assignable to type 'Tensor2D'/);
});

test("labels as argMin gives them will do for sums and counts by label", () => {
  const labels = "const labels = tf.tensor2d([[1, 2]]).argMin(1);\n";
  assert.deepEqual(complaints(`${labels}tf.unsortedSegmentSum(tf.ones([1, 2]), labels, 3)`), []);
  assert.deepEqual(complaints(`${labels}tf.bincount(labels, [], 3)`), []);
});
