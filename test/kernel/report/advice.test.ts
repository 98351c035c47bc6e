// The mistakes of type that students make, as the kernel's compiler sees them, and what they are told to do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Kernel } from "../client";

const kernel = Kernel.forTests({
  first: 'import { tf, loadImage } from "./src/index";\nconst t = tf.ones([2, 2]);',
});

const mistakes: Record<string, RegExp> = {
  "const distances: number[] = t.sub(1);": /`await t\.array\(\)` makes a list of a tensor/,
  "const distances: number[][] = t;": /`await t\.array\(\)` makes a list of a tensor/,
  "let table: tf.Tensor = [[1, 2]];": /`tf\.tensor\(list\)` a tensor of a list/,
  "const total: number = t.sum();": /`t\.dataSync\(\)\[0\]` gets the number out/,
  "const d = t - t;": /Tensors have methods: .*`a\.sub\(b\)`/,
  "const e = t ** 2;": /Tensors have methods: .*`a\.square\(\)`/,
  "const less = t < 1;": /`a\.less\(b\)`/,
  "Math.sqrt(t);": /methods of its own: `t\.sqrt\(\)`/,
  "[1, 2][t];": /`tf\.gather\(palette, labels\)` looks up a row/,
  "const flat: tf.Tensor3D = t.as1D().sum().neg().clone() as tf.Tensor;": /say so: `\(…\) as tf\.Tensor3D`/,
  "function f() {\n  const list = await t.array();\n}": /`t\.arraySync\(\)` or `t\.dataSync\(\)`/,
  "for (const row of t) row;": /`tf\.unstack\(t\)` a list of its rows/,
  "t.length;": /`t\.shape\[0\]`/,
  "[true, false].dtype;": /`tf\.tensor1d\(list, "bool"\)`/,
  "let t2 = t;\nlet t2 = t.neg();": /leave out the second `let`/,
  "const image: tf.Tensor3D = loadImage('data/talos.jpg');": /`\(await call\(…\)\)`/,
  "t.sqare();": /Did you mean 'square'\?\nPress Tab after the dot/,
  'const answer = prompt("How many?");': /write what you would ask for into the cell/,
  "pixelsSmal.shape;": /If an earlier cell declares it, run that cell first/,
  "kmeans.clusters;": /the object is called `this`/,
};

for (const [code, advice] of Object.entries(mistakes)) {
  test(`it says where, what, and what to do: ${code}`, async () => {
    const { reply, traceback } = await kernel.execute(code);
    assert.equal(reply.ename, "TypeScriptError");
    assert.match(traceback, /^Cell \[\d+\], line \d, column \d+\n/);
    assert.match(traceback, advice);
    assert.match(traceback, /Nothing in this cell has run\. Change it, and run it again\.$/);
  });
}

test("a mistake of another kind has no advice that doesn't fit", async () => {
  const { traceback } = await kernel.execute("const a: string = 1;");
  assert.equal(traceback.split("\n").length, 5, traceback);
});
