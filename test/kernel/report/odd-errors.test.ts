// Errors that are not at hand when the cell ends, or keep to themselves what they say.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { type Answer, Kernel } from "../client";

const kernel = Kernel.forTests();

/** Everything that was said about an error. */
const said = (answer: Answer) => answer.traceback + answer.stream("stderr");

/** What Node.js itself prints for a program, without the lines of the trace. */
function nodes(program: string): string {
  const { stderr } = spawnSync(process.execPath, ["--eval", program], { encoding: "utf8" });
  return stderr.replace(/^ +at .*\n/gm, "");
}

const forgotten = {
  "a call of an async function": 'const fails = async () => { throw new Error("lost"); };\nfails()',
  "a promise that failed before": 'const failed = Promise.reject(new Error("lost"));\nfailed',
  "a promise that fails later": 'new Promise((_, fail) => setTimeout(() => fail(new Error("lost")), 20))',
};
for (const [what, cell] of Object.entries(forgotten)) {
  test(`${what} as the last value: its error comes once, and says that an await is missing`, async () => {
    const answer = await kernel.execute(cell);
    assert.equal(answer.reply.evalue, "lost");
    assert.equal(said(answer).split("Error: lost").length - 1, 1, said(answer));
    assert.match(answer.traceback, /An `await` is missing/);
  });
}

test("an error of a promise that was awaited says nothing of await", async () => {
  assert.doesNotMatch((await kernel.execute('await Promise.reject(new Error("lost"))')).traceback, /missing/);
});

test("a promise that another cell awaits after all is no more to be warned of", async () => {
  await kernel.execute('const kept = Promise.reject(new Error("kept"));');
  const answer = await kernel.execute("await kept");
  assert.equal(answer.reply.evalue, "kept");
  assert.equal(answer.stream("stderr"), "");
});

test("console.trace says what Node.js says, and where", async () => {
  const program = 'console.trace("here", 2)';
  const printed = (await kernel.execute(program)).stream("stderr");
  assert.equal(printed.replace(/^ +at .*\n/gm, ""), nodes(program));
  assert.match(printed, /^ {4}at Cell \[\d+\]:1:9$/m);
});

const unreadable: Record<string, [program: string, says: RegExp]> = {
  "a stack that throws": ['throw Object.defineProperty(new Error("seen"), "stack", { get() { throw 1; } });', /Error: seen$/], // biome-ignore format: one line
  "a message that throws": ["class Odd extends Error { get message(): string { throw 1; } }\nthrow new Odd();", /> 2 \| throw new Odd.*reading its message is an error, too/s], // biome-ignore format: one line
  "a name that throws": ['throw Object.defineProperty(new Error("seen"), "name", { get() { throw 1; } });', /Error: seen$/], // biome-ignore format: one line
  "a cause that throws": ['throw Object.defineProperty(new Error("seen"), "cause", { get() { throw 1; } });', /Error: seen$/], // biome-ignore format: one line
  "what cannot be shown": ['throw { [Symbol.for("nodejs.util.inspect.custom")]() { throw 1; } };', /Thrown: \(something that cannot be shown\)$/], // biome-ignore format: one line
  "a proxy with traps that throw": ["throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 1; } });", /Thrown: /], // biome-ignore format: one line
};
for (const [what, [program, says]] of Object.entries(unreadable)) {
  test(`${what} still shows something`, async () => {
    const answer = await kernel.execute(program);
    assert.equal(answer.reply.status, "error");
    assert.match(answer.traceback, says);
  });
}

test("an AggregateError shows its errors, with their lines", async () => {
  const cell = 'await Promise.any([\n  Promise.reject(new TypeError("one")),\n  Promise.reject("two"),\n])';
  const { traceback, reply } = await kernel.execute(cell);
  const label = `Cell [${reply.execution_count}]`;
  assert.ok(traceback.endsWith(`AggregateError: All promises were rejected\n- TypeError: one (${label}, line 2)\n- two`), traceback); // biome-ignore format: one line
});

test("causes are told to the last", async () => {
  const { traceback } = await kernel.execute(
    'throw new Error("a", { cause: new Error("b", { cause: "c" }) });',
  );
  assert.match(traceback, /Error: a\nCaused by: Error: b \(Cell \[\d+\], line 1\)\nCaused by: c$/);
});

test("code that only V8 finds wrong is shown with its line", async () => {
  const { traceback } = await kernel.execute("const a = 1;\nconst pattern = /(/;");
  assert.match(
    traceback,
    /^Cell \[\d+\], line 2, column 17\n.*> 2 \| const pattern.*SyntaxError: Invalid regular/s,
  );
});

const questions = {
  readline:
    'import { createInterface } from "node:readline/promises";\nconst rl = createInterface({ input: process.stdin });',
  "process.stdin": "const text: string[] = [];\nfor await (const line of process.stdin) text.push(line);",
  "the file of number 0": 'import { readFileSync } from "node:fs";\nreadFileSync(0, "utf8");',
};
for (const [what, cell] of Object.entries(questions)) {
  test(`to ask for input by ${what} is an error at once, with its line and what to do`, async () => {
    const { traceback } = await kernel.execute(cell);
    assert.match(
      traceback,
      /^Cell \[\d+\], line 2, column \d+\n.*InputError: A cell cannot ask for input.*Write the value/s,
    );
  });
}
