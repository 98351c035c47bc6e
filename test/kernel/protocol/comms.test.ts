import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { KEPT_BACK_MS } from "../../../tools/kernel/protocol/comms.mjs";
import { Kernel, plain } from "../client";

const kernel = Kernel.forTests();

/** A cell that opens a comm; what the page says to it runs `code`, with `data` at hand. */
const opening = (target: string, code: string) => `
  const { comms } = (globalThis as any)[Symbol.for("talos.kernel")];
  const { publish } = comms.cell();
  const react = async (data: any) => {
    ${code}
  };
  comms.open("${target}", { hello: 1 }, { metadata: { version: "2.1.0" } }, (data: any) =>
    ({ sink: publish, run: react.bind(undefined, data), done: () => console.log("done") })).id;`;

/** Runs such a cell. @returns the comm's id */
async function open(target: string, code = "", cellId?: string): Promise<string> {
  const { result, traceback } = await kernel.execute(opening(target, code), {}, { cellId });
  assert.ok(result, traceback);
  return result;
}

const say = (comm_id: string, data: unknown) => kernel.request("comm_msg", { comm_id, data });

/** What the next code that a message calls prints, up to and with its end. */
async function printed(comm_id: string, data: unknown) {
  let text = "";
  const done = kernel.published(({ type, content }) => {
    if (type === "stream") text += content.text;
    return type === "stream" && content.text.endsWith("done\n");
  });
  return { answer: await say(comm_id, data), message: await done, text };
}

test("opening a comm tells the page, with the metadata that it asks for", async () => {
  const opened = kernel.published(({ type }) => type === "comm_open");
  const comm_id = await open("one");
  const { content, metadata } = await opened;
  assert.deepEqual(content, { comm_id, target_name: "one", data: { hello: 1 } });
  assert.deepEqual(metadata, { version: "2.1.0" });
});

test("comm_info_request lists what is open, all or by target, until it is closed", async () => {
  const [a, b] = [await open("a"), await open("b")];
  const info = async (content = {}) => (await kernel.request("comm_info_request", content)).reply.comms;
  assert.deepEqual((await info())[a], { target_name: "a" });
  assert.deepEqual(await info({ target_name: "b" }), { [b]: { target_name: "b" } });
  await kernel.request("comm_close", { comm_id: b, data: {} });
  assert.deepEqual(await info({ target_name: "b" }), {});
});

test("a comm that a page opens for something unknown is closed at once", async () => {
  const answer = await kernel.request("comm_open", { comm_id: "x", target_name: "nothing", data: {} });
  assert.deepEqual(answer.contents("comm_close"), [{ comm_id: "x", data: {} }]);
});

test("what a message calls prints into the cell that opened the comm, and the kernel is busy until its end", async () => {
  const comm = await open(
    "slow",
    "await new Promise((ok) => setTimeout(ok, 20)); console.log('got', data.n);",
  );
  const { answer, message, text } = await printed(comm, { n: 5 });
  assert.equal(text, "got 5\ndone\n");
  assert.notEqual(message.parent, answer.published[0].parent, "not the message's output, but the cell's");
  assert.deepEqual(
    answer.contents("status").map(({ execution_state }) => execution_state),
    ["busy", "idle"],
  );
});

test("its error is shown with the cell's line, and later messages are heard", async () => {
  const comm = await open(
    "failing",
    'if (data.n > 3) throw new RangeError("too many");\nconsole.log(data.n);',
  );
  const error = kernel.published(({ type }) => type === "error");
  await say(comm, { n: 4 });
  const traceback = plain((await error).content.traceback.join("\n"));
  assert.match(traceback, /^Cell \[\d+\], line 5/);
  assert.match(traceback, /RangeError: too many$/);
  assert.equal((await printed(comm, { n: 3 })).text, "3\ndone\n");
});

for (const [name, endless] of [
  ["computes", "while (true);"],
  ["waits", "await new Promise(() => {});"],
]) {
  test(`code that ${name} forever is stopped like a cell; the value kept back meanwhile does not start it again`, async () => {
    const comm = await open(name, `console.log(data.n);\nif (data.n === 1) { ${endless} }`);
    const other = await open(name, `console.log(data.n);\nif (data.n === 1) { ${endless} }`);
    const begun = kernel.published(({ content }) => content.text === "1\n");
    const error = kernel.published(({ type }) => type === "error");
    const stopped = say(comm, { n: 1 });
    await begun;
    kernel.interrupt();
    assert.equal((await error).content.ename, "Interrupted");
    await stopped;
    for (const id of [comm, other]) {
      const { published } = await say(id, { n: 1 }); // as JupyterLab does: at once; it would never end
      assert.equal(published.length, 2, "busy and idle");
    }
    await setTimeout(KEPT_BACK_MS);
    assert.equal((await printed(comm, { n: 2 })).text, "2\ndone\n");
    assert.equal((await kernel.execute("1 + 1")).result, "2");
  });
}

test("a cell that runs again closes what it opened before, and nothing else", async () => {
  const [other, first] = [await open("x", "", "another cell"), await open("x", "", "this cell")];
  const closed = kernel.published(({ type }) => type === "comm_close");
  const second = await open("x", "", "this cell");
  assert.equal((await closed).content.comm_id, first);
  const { comms } = (await kernel.request("comm_info_request", { target_name: "x" })).reply;
  assert.deepEqual(Object.keys(comms).sort(), [other, second].sort());
});
