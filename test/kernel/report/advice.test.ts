// The mistakes of type that students make, as the kernel's compiler sees them, and what they are told to do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Kernel } from "../client";

let kernel: Kernel;
before(async () => {
  kernel = await Kernel.start();
  await kernel.execute('import { tf, loadImage } from "./src/index";\nconst t = tf.ones([2, 2]);');
});
after(() => kernel.stop());

const mistakes: Record<string, RegExp> = {
  "const distances: number[] = t.sub(1);": /`await t\.array\(\)` makes a list of a tensor/,
  "const distances: number[][] = t;": /`await t\.array\(\)` makes a list of a tensor/,
  "let table: tf.Tensor = [[1, 2]];": /`tf\.tensor\(list\)` a tensor of a list/,
  "const total: number = t.sum();": /`t\.dataSync\(\)\[0\]` gets the number out/,
  "const d = t - t;": /Tensors have methods: .*`a\.sub\(b\)`/,
  "const image: tf.Tensor3D = loadImage('data/talos.jpg');": /put `await` before the call/,
  "t.sqare();": /Did you mean 'square'\?\nTab after the dot/,
  'const answer = prompt("How many?");': /write what you would ask for into the cell/,
  "pixelsSmal.shape;": /If another cell declares it, run that cell first/,
};

for (const [code, advice] of Object.entries(mistakes)) {
  test(`it says where, what, and what to do: ${code}`, async () => {
    const { reply, traceback } = await kernel.execute(code);
    assert.equal(reply.ename, "TypeScriptError");
    assert.match(traceback, /^Cell \[\d+\], line 1, column \d+\n> 1 \|/);
    assert.match(traceback, advice);
    assert.match(traceback, /Nothing in this cell has run\. Change it, and run it again\.$/);
  });
}

test("a mistake of another kind has no advice that doesn't fit", async () => {
  const { traceback } = await kernel.execute("const a: string = 1;");
  assert.equal(traceback.split("\n").length, 5, traceback);
});
