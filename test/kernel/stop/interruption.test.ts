import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answer, Kernel } from "../client";

const kernel = Kernel.forTests({ first: 'import * as tf from "@tensorflow/tfjs-node";\ntf.getBackend()' });

const STARTED = "the cell runs";
const sleep = "const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));\n";

/** Runs a cell and interrupts it once it says that it has started. */
async function interrupted(code: string, { times = 1 } = {}): Promise<Answer> {
  const started = kernel.published(({ content }) => content.text?.includes(STARTED));
  const announce = code.includes(STARTED) ? "" : `console.log("${STARTED}");\n`;
  const answer = kernel.execute(announce + code);
  await started;
  for (let i = 0; i < times; i++) await kernel.interruptAndWait();
  return answer;
}

const endless = {
  "a synchronous loop": "let n = 0;\nwhile (true) n++;",
  "a synchronous loop that catches everything":
    "while (true) { try { while (true); } catch {} finally { continue; } }",
  "a loop of tensor operations":
    "const t = tf.ones([200, 200]);\nwhile (true) tf.tidy(() => void tf.matMul(t, t));",
  "a top-level await": "await new Promise(() => {});",
  "a promise that nobody awaits, as the cell's value": "new Promise(() => {})",
  "a loop after an await": `${sleep}await sleep(1);\nwhile (true);`,
  "a loop of awaits": `${sleep}while (true) await sleep(1);`,
  "a loop of awaits that need no time": "while (true) await null;",
  "a for await over what never ends":
    'import { setInterval as every } from "node:timers/promises";\nfor await (const _ of every(1)) null;',
  "a loop in a callback of setImmediate, the second of its turn": `setImmediate(() => {});
setImmediate(() => { console.log("${STARTED}"); while (true); });
await new Promise(() => {});`,
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

test("an interrupt while a cell is compiled stops it before it begins", async () => {
  const answer = kernel.execute(`const list = [${"1,".repeat(100_000)}];\nconsole.log("begun");`);
  let isAnswered = false;
  void answer.then(() => {
    isAnswered = true;
  });
  while (!isAnswered) await kernel.interruptAndWait(); // those that come before the cell are without effect
  assert.equal((await answer).reply.ename, "Interrupted");
  assert.equal((await answer).stream("stdout"), "");
});

test("an interrupted loop of awaits does not go on behind the next cells", async () => {
  await interrupted(`${sleep}let turns = 0;\nwhile (true) { await sleep(1); turns++; }`);
  const { result } = await kernel.execute("const before = turns;\nawait sleep(50);\nturns - before");
  assert.equal(result, "0");
});

test("nor does a for await", async () => {
  await interrupted(
    'import { setInterval as every } from "node:timers/promises";\nlet rounds = 0;\nfor await (const _ of every(1)) rounds++;',
  );
  const code = "const seen = rounds;\nawait new Promise((done) => setTimeout(done, 50));\nrounds - seen < 2";
  assert.equal((await kernel.execute(code)).result, "true");
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
  await Promise.all([kernel.interruptAndWait(), kernel.interruptAndWait()]);
  assert.equal((await kernel.execute("2 + 2")).result, "4");
});

test("many interrupts in a row stop one cell and leave the next alone", async () => {
  const { reply } = await interrupted("while (true);", { times: 5 });
  assert.equal(reply.ename, "Interrupted");
  assert.equal((await kernel.execute("3 + 3")).result, "6");
});

test("a loop in a timer that an earlier cell left behind can be stopped", async () => {
  const started = kernel.published(({ content }) => content.text?.includes(STARTED));
  const loop = `console.log("${STARTED}"); tf.engine().startScope(); while (true);`;
  const cell = kernel.execute(`setTimeout(() => { ${loop} }, 50);`);
  await started;
  await kernel.interruptAndWait();
  await cell;
  assert.equal((await kernel.execute("(tf.engine() as any).state.scopeStack.length")).result, "0");
});

for (const callbacks of [0, 1, 2, 3, 4, 5, 6]) {
  test(`a loop that a cell left behind can be stopped, even if it begins ${callbacks} promise callbacks after the cell's end`, async () => {
    const { reply } = await interrupted(`let ended = Promise.resolve();
for (let i = 0; i < ${callbacks}; i++) ended = ended.then(() => {});
void ended.then(() => { console.log("${STARTED}"); while (true); });`);
    assert.match(reply.status, /ok|error/);
    assert.equal((await kernel.execute("1 + 1")).result, "2");
  });
}

test("an interrupt that came while the first of two cells ran stops that one, or none", async () => {
  for (let tries = 0; tries < 20; tries++) {
    const started = kernel.published(({ content }) => content.text?.includes(STARTED));
    const first = kernel.execute(`${sleep}await sleep(1);
console.log("${STARTED}");
for (const since = Date.now(); Date.now() - since < 90; ); // busy to its end, which comes before anything is done about it
Date.now()`);
    const second = kernel.execute(`${sleep}await sleep(150);\n"ran"`);
    await started;
    await kernel.interruptAndWait();
    const came = Date.now();
    const [{ reply, result }, next] = await Promise.all([first, second]);
    if (reply.status === "error") return assert.equal(next.reply.status, "aborted");
    if (came <= Number(result)) return assert.equal(next.result, "ran");
  }
  assert.fail("no interrupt came while the first cell ran");
});

test("an interrupt that came before a cell does not stop it", async () => {
  await kernel.interruptAndWait();
  assert.equal((await kernel.execute(`${sleep}await sleep(150);\n"ran"`)).result, "ran");
});

test("after an interrupt, a SIGINT while nothing runs still changes nothing", {
  skip: process.platform === "win32",
}, async () => {
  await interrupted("while (true);");
  process.kill(kernel.pid, "SIGINT");
  assert.equal((await kernel.execute("5 + 5")).result, "10");
});
