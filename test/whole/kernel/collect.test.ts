import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Kernel } from "../../kernel/client";

const ROUNDS = 8;

let kernel: Kernel;
before(async () => {
  kernel = await Kernel.start();
  await kernel.execute(`
    const freed = { count: 0 };
    const registry = new FinalizationRegistry(() => freed.count++);
    const watched = (bytes: number) => {
      const array = new Uint8Array(bytes).fill(1);
      registry.register(array, 0);
      return array;
    };`);
});
after(() => kernel.stop());

/** How many of the arrays that `code` makes, one a run, are gone after ROUNDS runs of it. */
async function freedBy(code: string): Promise<number> {
  await kernel.execute("freed.count = 0;");
  for (let round = 0; round < ROUNDS; round++) await kernel.execute(code);
  return Number((await kernel.execute("freed.count")).result);
}

const cells = {
  "a variable declared again": "const big = watched(40_000_000);",
  "a value that was only shown": "watched(40_000_000).subarray(0, 3)",
  "a value that a function of the cell uses":
    "const held = watched(40_000_000);\nconst size = () => held.length;",
  "a value of a cell that awaits": "const later = await Promise.resolve(watched(40_000_000));",
  "a value of a cell that fails": "const lost = watched(40_000_000);\nthrow new Error('failed');",
  "a value that was thrown": "throw watched(40_000_000);",
};

for (const [what, code] of Object.entries(cells)) {
  test(`${what} is freed: only the newest stays, however often the cell runs`, async () => {
    const freed = await freedBy(code);
    assert.ok(freed >= ROUNDS - 3, `${freed} of ${ROUNDS} were freed`);
  });
}

test("tensors that no variable holds are freed between cells", async () => {
  await kernel.execute('import { startTensorFlow, tf } from "./src/base/tf";\nawait startTensorFlow();');
  const cell = "const tensor = tf.ones([10_000_000]).mul(2);"; // 40 MB, and as much for the intermediate one
  for (let round = 0; round < ROUNDS; round++) await kernel.execute(cell);
  const { result } = await kernel.execute("tf.memory().numTensors");
  assert.ok(Number(result) <= 6, `${result} tensors`);
});

test("memory stays flat over 100 runs of a cell with a large tensor", async () => {
  const resident = async () => Number((await kernel.execute("process.memoryUsage.rss()")).result) / 1e6;
  const before = await resident();
  for (let round = 0; round < 100; round++)
    await kernel.execute("const tensor = tf.ones([2_500_000]).mul(2);");
  const grown = (await resident()) - before;
  assert.ok(grown < 500, `2000 MB of tensors were made, ${Math.round(grown)} MB stayed`);
});
