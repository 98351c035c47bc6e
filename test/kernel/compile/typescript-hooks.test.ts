import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { CellCompiler } from "../../../tools/kernel/compile/cell-compiler.mjs";
import { ts } from "../../../tools/kernel/compile/typescript-hooks.mjs";
import { root } from "../../../tools/setup/paths.mjs";

process.chdir(root); // tslab's folder is the one it is loaded in

test("the word about Tensor finds its place in TensorFlow's declarations", () => {
  const file = join(root, "node_modules/@tensorflow/tfjs-core/dist/tensor.d.ts");
  assert.match(ts.sys.readFile(file) ?? "", /class Tensor<out R extends Rank/);
});

test("it says what is so: a Tensor2D will do for a Tensor, and not the other way round", () => {
  const compiler = new CellCompiler(root);
  const complaints = (line: string) =>
    compiler.compile("", `import { tf } from "./src/base/tf";\n${line}`).complaints;
  assert.deepEqual(complaints("const any: tf.Tensor = tf.tensor2d([[1]]);"), []);
  const [{ message }] = complaints("const two: tf.Tensor2D = tf.tensor2d([[1]]) as tf.Tensor;");
  assert.match(message, /'Tensor<Rank>' is not assignable to type 'Tensor2D'/);
});
