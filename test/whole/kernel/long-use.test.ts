// A long afternoon in one kernel: 700 runs of the lesson's cells and others, which at one in twenty seconds take four hours, and 150
// interrupts. Nothing may pile up, and nothing may break.
import assert from "node:assert/strict";
import { join } from "node:path";
import { before, type TestContext, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { Random } from "../../../src/base/random";
import { Kernel } from "../../kernel/client";
import { ownFolder } from "../../support/folder";
import { codeOf } from "../../support/notebook";
import { smallPhoto, withPhoto } from "../../support/photo";

const folder = ownFolder("lesson-long-use-");
/** A smaller picture, so that this takes a minute. */
const cells = codeOf("kmeans").map((source) =>
  withPhoto(source, join(folder, "photo.png")).replace("less(0.001)", "less(0.045)"),
);
const cell = (words: string) => cells.find((source) => source.includes(words)) ?? assert.fail(words);

const MANY_K = [2, 3, 4, 8, 16, 32, 64, 128, 256];
/** From the choice of K to the compressed picture. */
const K_CELLS = ["const K = 16;", "stars(", "kmeans.predict(pixels)", "const palette =", "const finalImage ="].map(cell); // biome-ignore format: one line
/** All the others: the imports, the picture, the figures, the checks, the k-means of all pixels. */
const OTHERS = cells.filter((source) => !K_CELLS.includes(source));
const RUNS = 100;
const INTERRUPTS = 150;

const kernel = Kernel.forTests();
let first: State;
before(async () => {
  await smallPhoto(folder, 160);
  for (const source of cells) await run(source);
  // What is made once, as compiled code and pools of memory, is there after one run of each.
  for (const K of [...MANY_K, 16]) await runWith(K);
  first = await state();
});

interface State {
  tensors: number;
  bytes: number;
  resident: number;
}

async function state(): Promise<State> {
  // The collector waits for a few megabytes to collect: small tensors may be there for a while longer.
  for (let i = 0; i < 5; i++) await kernel.execute("tf.ones([20_000_000]);");
  const { result } = await kernel.execute(
    "JSON.stringify({ tensors: tf.memory().numTensors, bytes: tf.memory().numBytes, resident: process.memoryUsage.rss() })",
  );
  return JSON.parse(result ?? "");
}

/** Fails if there are more tensors or there is more memory in use than at first. */
async function checkFlat(t: TestContext): Promise<void> {
  const last = await state();
  const grown = (last.resident - first.resident) / 1e6;
  t.diagnostic(`${first.tensors} -> ${last.tensors} tensors; resident memory grew by ${grown.toFixed(0)} MB`);
  assert.ok(last.tensors <= first.tensors + 8, `${first.tensors} -> ${last.tensors} tensors`);
  assert.ok(last.bytes <= 1.5 * first.bytes, `${first.bytes} -> ${last.bytes} bytes in tensors`);
  // Some gigabytes have come and gone.
  assert.ok(grown < 500, `resident memory grew by ${grown} MB`);
}

async function run(source: string): Promise<void> {
  const { reply } = await kernel.execute(source);
  assert.equal(reply.status, "ok", `${reply.evalue}\n${source}`);
}

async function runWith(K: number): Promise<void> {
  const source = K_CELLS.join("\n").replace("fit(pixelsSmall, 30)", "fit(pixelsSmall, 5)");
  await run(source.replace("const K = 16;", `const K = ${K};`));
}

test(`memory stays flat over ${RUNS} runs of the K cells, K from 2 to 256`, {
  timeout: 600_000,
}, async (t) => {
  for (let i = 0; i < RUNS; i++) {
    await runWith(MANY_K[i % MANY_K.length]);
  }
  await runWith(16);
  await checkFlat(t);
});

/** What a student interrupts: a loop, work with tensors, waiting. */
const BUSY = [
  "while (true);",
  "while (true) tf.tidy(() => tf.matMul(tf.ones([64, 64]), tf.ones([64, 64])));",
  "await new Promise(() => {});",
  "while (true) await new Promise((done) => setTimeout(done, 1));",
  "const again = new KMeans(8, 3);\nwhile (true) again.fit(pixelsSmall, 20);",
];

test(`after each of ${INTERRUPTS} interrupts, at moments drawn by lot, the kernel runs the lesson's cells`, {
  timeout: 600_000,
}, async (t) => {
  const random = new Random(7);
  for (let i = 0; i < INTERRUPTS; i++) {
    const answer = kernel.execute(BUSY[random.integer(BUSY.length)]);
    await setTimeout(100 * random.uniform()); // before it begins, while it compiles, or somewhere in its work
    let ended = false;
    void answer.then(() => {
      ended = true;
    });
    // An interrupt that came before the cell has nothing to stop; a person would press the button again.
    while (!ended) {
      await kernel.interruptAndWait();
      await Promise.race([answer, setTimeout(100)]);
    }
    assert.equal((await answer).reply.ename, "Interrupted");
    assert.equal((await kernel.execute(`${i} + 1`)).result, `${i + 1}`); // also where the last press came just as the cell ended
    if (i % 3 === 0) await run(OTHERS[(i / 3) % OTHERS.length]);
  }
  await checkFlat(t);
});

test("the lesson's cells still show what they showed at the beginning", async () => {
  await runWith(16);
  assert.equal((await kernel.execute("kmeans.clusters.shape")).result, "[ 16, 3 ]");
});
