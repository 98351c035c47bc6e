import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Answer, Kernel } from "./client";

let kernel: Kernel;
before(async () => {
  kernel = await Kernel.start();
  await kernel.execute('import * as tf from "@tensorflow/tfjs-node";\ntf.getBackend()');
});
after(() => kernel.stop());

const STARTED = "the cell runs";
const sleep = "const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));\n";

/** Runs a cell and interrupts it once it says that it has started. */
async function interrupted(code: string): Promise<Answer> {
  const started = kernel.published(({ content }) => content.text?.includes(STARTED));
  const announce = code.includes(STARTED) ? "" : `console.log("${STARTED}");\n`;
  const answer = kernel.execute(announce + code);
  await started;
  kernel.interrupt();
  return answer;
}

const endless = {
  "a synchronous loop": "let n = 0;\nwhile (true) n++;",
  "a synchronous loop that catches everything":
    "while (true) { try { while (true); } catch {} finally { continue; } }",
  "a loop of tensor operations":
    "const t = tf.ones([200, 200]);\nwhile (true) tf.tidy(() => void tf.matMul(t, t));",
  "a top-level await": "await new Promise(() => {});",
  "a loop after an await": `${sleep}await sleep(1);\nwhile (true);`,
  "a loop of awaits": `${sleep}while (true) await sleep(1);`,
  "a loop of awaits that need no time": "while (true) await null;",
  "a loop in a timer": `${sleep}setTimeout(() => { console.log("${STARTED}"); while (true); }, 1);\nawait sleep(60_000);`,
};

for (const [what, code] of Object.entries(endless)) {
  test(`an interrupt stops ${what}, and the kernel answers afterwards`, async () => {
    const { reply, traceback } = await interrupted(code);
    assert.equal(reply.ename, "Interrupted");
    assert.match(traceback, /^Cell \[\d+\]/);
    assert.equal((await kernel.execute("1 + 1")).result, "2");
  });
}

test("an interrupted loop of awaits does not go on behind the next cells", async () => {
  await interrupted(`${sleep}let turns = 0;\nwhile (true) { await sleep(1); turns++; }`);
  const { result } = await kernel.execute("const before = turns;\nawait sleep(50);\nturns - before");
  assert.equal(result, "0");
});

test("a tidy that was cut short leaves no open scope behind", async () => {
  await interrupted("tf.tidy(() => { while (true); });");
  assert.equal((await kernel.execute("(tf.engine() as any).state.scopeStack.length")).result, "0");
});

test("a tidy that was cut short while it disposed a tensor can be interrupted, too", async () => {
  const answer = await interrupted(`tf.tidy(() => {
  const half = tf.ones([2]).add(1);
  const { binding, getInputTensorIds } = tf.backend() as any;
  binding.deleteTensor(getInputTensorIds.call(tf.backend(), [half])[0]); // and TensorFlow.js was not told
  while (true);
});`);
  assert.equal(answer.reply.ename, "Interrupted");
  assert.equal((await kernel.execute("(tf.engine() as any).state.scopeStack.length")).result, "0");
});

test("an interrupt turns down the cells that are queued, even with stop_on_error off", async () => {
  const stopped = interrupted("while (true);");
  const queued = kernel.execute("'must not run'", { stop_on_error: false });
  assert.equal((await stopped).reply.ename, "Interrupted");
  assert.equal((await queued).reply.status, "aborted");
});

test("an interrupt while nothing runs changes nothing", async () => {
  kernel.interrupt();
  kernel.interrupt();
  assert.equal((await kernel.execute("2 + 2")).result, "4");
});

test("many interrupts in a row stop one cell and leave the next alone", async () => {
  const stopped = interrupted("while (true);");
  for (let i = 0; i < 5; i++) kernel.interrupt();
  assert.equal((await stopped).reply.ename, "Interrupted");
  assert.equal((await kernel.execute("3 + 3")).result, "6");
});

test("a SIGINT from a terminal stops a synchronous loop too", {
  skip: process.platform === "win32",
}, async () => {
  const started = kernel.published(({ content }) => content.text?.includes(STARTED));
  const answer = kernel.execute(`console.log("${STARTED}");\nwhile (true);`);
  await started;
  process.kill(kernel.pid, "SIGINT");
  assert.equal((await answer).reply.ename, "Interrupted");
  assert.equal((await kernel.execute("4 + 4")).result, "8");
});
