import assert from "node:assert/strict";
import { test } from "node:test";
import { Kernel } from "../../kernel/client";

const ROUNDS = 8;

const kernel = Kernel.forTests({
  first: `const freed = { count: 0 };
  const registry = new FinalizationRegistry(() => freed.count++);
  const watched = (bytes: number) => {
    const array = new Uint8Array(bytes).fill(1);
    registry.register(array, 0);
    return array;
  };`,
});

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

test("tensors that no variable holds are freed while a cell runs, and those that one holds are not", async () => {
  const cell = `
    const kept: tf.Tensor[] = [];
    let most = 0;
    for (let i = 0; i < 200; i++) {
      const tensor = tf.fill([500_000], i).add(1).reshape([1000, 500]); // 6 MB in all
      if (i % 20 === 0) kept.push(tensor.mul(2), tf.tidy(() => tensor.sub(1).reshape([-1])));
      most = Math.max(most, tf.memory().numBytes);
    }
    JSON.stringify([most, kept.map((tensor) => [tensor.min(), tensor.max()].map((value) => value.dataSync()[0]))])`;
  const { result, traceback } = await kernel.execute(cell);
  const [most, kept] = JSON.parse(result ?? traceback);
  assert.ok(most < 300e6, `${most} bytes at once, of 1.2 GB`);
  const expected = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? 2 * (10 * n + 1) : 10 * (n - 1)));
  assert.deepEqual(kept, expected.map((value) => [value, value])); // biome-ignore format: one line
});
