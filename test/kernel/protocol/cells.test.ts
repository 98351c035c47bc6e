import assert from "node:assert/strict";
import { test } from "node:test";
import { Kernel } from "../client";

const kernel = Kernel.forTests();

test("20,000 lines arrive complete and in order", async () => {
  const answer = await kernel.execute("for (let i = 0; i < 20_000; i++) console.log(i);");
  const expected = Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join("");
  assert.equal(answer.stream("stdout"), expected);
});

test("a flood of lines becomes fewer messages than Jupyter's server starts to drop", async () => {
  const { published } = await kernel.execute("for (let i = 0; i < 20_000; i++) console.log(i);");
  assert.ok(published.length < 1000, `${published.length} messages`);
});

test("a long cell's line is there while the cell is still running", async () => {
  const line = kernel.published(({ content }) => content.text === "working\n");
  const answer = kernel.execute("console.log('working');\nwhile (true);");
  await line;
  kernel.interrupt();
  assert.equal((await answer).reply.status, "error");
});

test("after a flood, too, a line is there while the cell computes", async () => {
  const flood = "for (let i = 0; i < 110; i++) console.log(i);";
  const busy = "for (const end = Date.now() + 300; Date.now() < end; );";
  const { published } = await kernel.execute(
    `${flood}\n${busy}\nconsole.log("now");\n${busy}\nconsole.log("done");`,
  );
  assert.deepEqual(published.slice(-3).map(({ content }) => content.text?.split("\n").at(-2)), ["now", "done", undefined]); // biome-ignore format: one line
});

test("what goes to stdout, to stderr and to the page keeps its order", async () => {
  const { published } = await kernel.execute(`
    import * as tslab from "tslab";
    console.log("one");
    process.stdout.write("two\\n");
    console.error("three");
    tslab.display.html("<b>four</b>");
    console.log("five");`);
  const told = published.map(({ content }) => content.text ?? content.data?.["text/html"]).filter(Boolean);
  assert.deepEqual(told, ["one\n", "two\n", "three\n", "<b>four</b>", "five\n"]);
});

test("a multi-byte character written in two pieces arrives whole", async () => {
  const code =
    'const bytes = Buffer.from("é"); for (const b of bytes) process.stdout.write(Buffer.from([b]));';
  assert.equal((await kernel.execute(code)).stream("stdout"), "é");
});

test("a bundle of MIME types is displayed and updated, from callbacks too, and its values may be objects", async () => {
  const { published } = await kernel.execute(`
    const { lastWriteDisplayData } = require("tslab/dist/jupyter");
    const show = (data: object, isUpdate: boolean) =>
      lastWriteDisplayData({ data, metadata: {}, transient: { display_id: "one" } }, isUpdate);
    show({ "application/json": { a: [1] }, "text/plain": "first" }, false);
    await new Promise<void>((done) => setTimeout(() => { show({ "text/plain": "second" }, true); done(); }, 5));`);
  const shown = published.filter(({ type }) => type.includes("display_data"));
  assert.deepEqual(
    shown.map(({ type, content }) => [type, content.data, content.transient]),
    [
      ["display_data", { "application/json": { a: [1] }, "text/plain": "first" }, { display_id: "one" }],
      ["update_display_data", { "text/plain": "second" }, { display_id: "one" }],
    ],
  );
});

test("the last expression's value is the result, with the count of its cell", async () => {
  const answer = await kernel.execute("({ a: 1, b: [true, 'x'] })");
  const [{ data, execution_count }] = answer.contents("execute_result");
  assert.deepEqual(data, { "text/plain": "{ a: 1, b: [ true, 'x' ] }" });
  assert.equal(execution_count, answer.reply.execution_count);
});

test("text is shown without quotes, awaited values are shown, null is shown, undefined is not", async () => {
  assert.equal((await kernel.execute("'two\\nlines'")).result, "two\nlines");
  assert.equal((await kernel.execute("const later = await Promise.resolve(3); later")).result, "3");
  assert.equal((await kernel.execute("null")).result, "null");
  assert.equal((await kernel.execute("undefined")).result, undefined);
  assert.equal((await kernel.execute("const quiet = 1;")).result, undefined);
});

test("each cell counts, a silent one does not and publishes no result", async () => {
  const first = await kernel.execute("1");
  const silent = await kernel.execute("2", { silent: true, store_history: false });
  const second = await kernel.execute("3");
  assert.equal(second.reply.execution_count, first.reply.execution_count + 1);
  assert.deepEqual(silent.contents("execute_result"), []);
  assert.deepEqual(silent.contents("execute_input"), []);
});

test("a variable or a class can be declared again, with another type", async () => {
  await kernel.execute("const thing = 1; class Box { size() { return 1; } }");
  await kernel.execute("const thing = 'one'; class Box { size() { return 2; } }");
  assert.equal((await kernel.execute("thing.toUpperCase() + new Box().size()")).result, "ONE2");
});

test("what a failing cell declared before it failed is there afterwards", async () => {
  await kernel.execute("const kept = [1, 2];\nthrow new Error('too late');");
  assert.equal((await kernel.execute("kept.length")).result, "2");
});

test("a failing cell stops Run All: the cells that were queued behind it do not run", async () => {
  const cells = ["const before = 1;", "throw new Error('stop')", "console.log('must not run')", "before"];
  const [ok, failed, ...skipped] = await Promise.all(cells.map((code) => kernel.execute(code)));
  assert.equal(ok.reply.status, "ok");
  assert.equal(failed.reply.status, "error");
  assert.deepEqual(
    skipped.map(({ reply }) => reply.status),
    ["aborted", "aborted"],
  );
  assert.equal(skipped[0].stream("stdout"), "");
});

test("a cell sent right after the error's reply runs", async () => {
  await kernel.execute("throw new Error('stop')");
  assert.equal((await kernel.execute("'runs'")).result, "runs");
});

test("with stop_on_error off, every queued cell runs", async () => {
  const cells = ["throw new Error('one')", "throw new Error('two')", "'three'"];
  const answers = await Promise.all(cells.map((code) => kernel.execute(code, { stop_on_error: false })));
  assert.deepEqual(
    answers.map(({ reply }) => reply.status),
    ["error", "error", "ok"],
  );
  assert.equal(answers[2].result, "three");
});

test("cells that await run one after another, in the order in which they were sent", async () => {
  const wait = (ms: number, name: string) =>
    `await new Promise((done) => setTimeout(done, ${ms})); console.log("${name}");`;
  const answers = [kernel.execute(wait(50, "slow")), kernel.execute(wait(0, "fast"))];
  const order: string[] = [];
  await Promise.all(answers.map(async (answer) => order.push((await answer).stream("stdout").trim())));
  assert.deepEqual(order, ["slow", "fast"]);
});

test("node:vm can limit the time of a function that a cell declared", async () => {
  const { reply, result } = await kernel.execute(`
    const endless = () => { while (true); };
    (globalThis as any).underTest = endless;
    let code = "";
    try {
      require("node:vm").runInThisContext("underTest()", { timeout: 50 });
    } catch (error) {
      code = error.code;
    }
    code`);
  assert.equal(reply.status, "ok");
  assert.equal(result, "ERR_SCRIPT_EXECUTION_TIMEOUT");
});

test("a request that makes no sense gets an error for a reply, and the kernel goes on", async () => {
  assert.equal((await kernel.request("complete_request")).reply.status, "error");
  assert.equal((await kernel.execute("1 + 1")).result, "2");
});

test("a name that a failed cell did not come to set says so, until a cell sets it", async () => {
  await kernel.execute("const before = 1;\nthrow new Error('stop');\nconst unset = 2;\nlet other = 3;");
  assert.equal((await kernel.execute("before")).result, "1");
  const { reply, traceback } = await kernel.execute("before + unset");
  assert.match(
    reply.evalue,
    /^unset has no value: Cell \[\d+\], which sets it, ended before that\. Run that/,
  );
  assert.match(traceback, /> 1 \| before \+ unset/);
  await kernel.execute("const unset = 5;\nother = 6;");
  assert.equal((await kernel.execute("unset + other")).result, "11");
});

test("a cell that was compiled while another ran, and then turned down, has declared nothing", async () => {
  const cells = ["await null;\nthrow new Error('stop');", "const ghost = 1;"];
  await Promise.all(cells.map((code) => kernel.execute(code)));
  assert.match((await kernel.execute("ghost")).traceback, /Cannot find name 'ghost'/);
});
