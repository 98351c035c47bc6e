import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Kernel, plain, scratchProject } from "../client";

const project = scratchProject({
  "src/checks.ts": [
    "/** Throws unless the list has something in it. */",
    "export function first(list: number[]): number {",
    "  type Unused = { long: string };",
    "  if (list.length === 0) {",
    '    throw new RangeError("The list is empty.");',
    "  }",
    "  return list[0];",
    "}",
  ].join("\n"),
  "src/mistyped.ts": 'export const a = 1;\nexport const b: { c: number } = { c: "text" };\n',
});
const kernel = Kernel.forTests({ root: project.root });
after(project.remove);

/** The traceback's lines, with the number of the cell replaced by N. */
async function linesOf(code: string): Promise<string[]> {
  const { reply, traceback } = await kernel.execute(code);
  return traceback.replaceAll(`Cell [${reply.execution_count}]`, "Cell [N]").split("\n");
}

test("an error starts with the cell and the line, as written in TypeScript", async () => {
  const lines = await linesOf(
    "interface Gone { a: number }\n\nconst x: number = 1;\nthrow new TypeError('no ' + x);",
  );
  assert.deepEqual(lines, [
    "Cell [N], line 4, column 7",
    "  2 | ",
    "  3 | const x: number = 1;",
    "> 4 | throw new TypeError('no ' + x);",
    "    |       ^",
    "TypeError: no 1",
  ]);
});

test("the reply and the published error say the same", async () => {
  const answer = await kernel.execute("null.x");
  const { status, execution_count, ...failure } = answer.reply;
  assert.deepEqual(answer.contents("error"), [failure]);
});

test("an error in a function of an earlier cell shows the calling cell first, then that cell", async () => {
  await kernel.execute(
    "function half(n: number) {\n  if (n % 2) throw new Error(n + ' is odd');\n  return n / 2;\n}",
  );
  const lines = await linesOf("const n = 3;\nhalf(n);");
  assert.equal(lines[0], "Cell [N], line 2, column 1");
  assert.match(lines.join("\n"), /Cell \[\d+\], line 2, column 20\n.*half\(n/s);
  assert.equal(lines.at(-1), "Error: 3 is odd");
});

test("an error in a module shows the calling cell first, then the module's file and line", async () => {
  const lines = await linesOf('import { first } from "./src/checks";\nfirst([]);');
  assert.deepEqual(lines, [
    "Cell [N], line 2, column 1",
    '  1 | import { first } from "./src/checks";',
    "> 2 | first([]);",
    "    | ^",
    "src/checks.ts, line 5, column 11",
    "  3 |   type Unused = { long: string };",
    "  4 |   if (list.length === 0) {",
    '> 5 |     throw new RangeError("The list is empty.");',
    "    |           ^",
    "  6 |   }",
    "RangeError: The list is empty.",
  ]);
});

test("an error after an await, and a rejected promise, show their line", async () => {
  const later = "const later = () => new Promise((done) => setTimeout(done, 1));\n";
  assert.equal(
    (await linesOf(`${later}await later();\nthrow new Error("after");`))[0],
    "Cell [N], line 3, column 7",
  );
  const reading = 'import { readFile } from "node:fs/promises";\n\nawait readFile("/nowhere");';
  const lines = await linesOf(reading);
  assert.equal(lines[0], "Cell [N], line 3, column 1");
  assert.match(lines.at(-1) ?? "", /^Error: ENOENT/);
});

test("a deep recursion is shown by its first and its last calls", async () => {
  const lines = await linesOf(
    "function down(n: number): number { return n ? down(n - 1) : JSON.parse('{'); }\ndown(20);",
  );
  assert.equal(lines[0], "Cell [N], line 2, column 1");
  assert.ok(lines.includes("… 18 more calls …"), lines.join("\n"));
});

test("an error from a package says which package", async () => {
  const lines = await linesOf('import { Jimp } from "jimp";\nawait Jimp.read("/nowhere.jpg");');
  assert.equal(lines[0], "Cell [N], line 2, column 1");
});

test("what was thrown need not be an Error, and a cause is told", async () => {
  assert.deepEqual(await linesOf("throw { code: 7 };"), ["Cell [N]", "Thrown: { code: 7 }"]);
  const lines = await linesOf("throw new Error('outer', { cause: new Error('inner') });");
  assert.equal(lines.at(-1), "Caused by: Error: inner (Cell [N], line 1)");
});

test("a compile error shows cell, line, column and a caret", async () => {
  const { reply } = await kernel.execute("const a = 1;\nconst b: string = a + 1;");
  assert.equal(reply.ename, "TypeScriptError");
  assert.equal(reply.evalue, "Type 'number' is not assignable to type 'string'.");
  const lines = await linesOf("const a = 1;\nconst b: string = a + 1;");
  assert.deepEqual(lines, [
    "Cell [N], line 2, column 7",
    "  1 | const a = 1;",
    "> 2 | const b: string = a + 1;",
    "    |       ^",
    "TypeScript error TS2322: Type 'number' is not assignable to type 'string'.",
    "Nothing in this cell has run. Change it, and run it again.",
  ]);
});

test("a top-level await beside a compile error is not taken for one", async () => {
  const lines = await linesOf("await Promise.resolve(1);\nundeclared;");
  assert.equal(lines[0], "Cell [N], line 2, column 1");
  assert.equal(lines.filter((line) => line.startsWith("TypeScript error")).length, 1);
});

test("a type error in a module shows the module's file and line", async () => {
  const lines = await linesOf('import { b } from "./src/mistyped";\nb');
  assert.deepEqual(lines, [
    "src/mistyped.ts, line 2, column 35",
    "  1 | export const a = 1;",
    '> 2 | export const b: { c: number } = { c: "text" };',
    "    |                                   ^",
    "  3 | ",
    "TypeScript error TS2322: Type 'string' is not assignable to type 'number'.",
    "Nothing in this cell has run. Change it, and run it again.",
  ]);
});

test("console.error of an error, and its stack, name the lines of the cell", async () => {
  const answer = await kernel.execute(
    "interface Gone { a: 1 }\nconst caught = new Error('seen');\nconsole.error(caught);",
  );
  assert.match(answer.stream("stderr"), /^Error: seen\n {4}at Cell \[\d+\]:2:16\n$/);
});

test("an error in a timer is shown with its line, and the kernel goes on", async () => {
  const code =
    "setTimeout(() => {\n  throw new Error('stray');\n}, 1);\nawait new Promise((done) => setTimeout(done, 20));";
  const answer = await kernel.execute(code);
  assert.equal(answer.reply.status, "ok");
  assert.match(plain(answer.stream("stderr")), /Cell \[\d+\], line 2, column 9.*Error: stray/s);
  assert.equal((await kernel.execute("1 + 1")).result, "2");
});

test("a promise that fails after its cell has ended is shown with its line, and the kernel goes on", async () => {
  const shown = kernel.published(({ type, content }) => type === "stream" && content.name === "stderr");
  await kernel.execute(
    "const fail = async () => {\n  await null;\n  throw new Error('forgotten');\n};\nvoid fail();",
  );
  assert.match(plain((await shown).content.text), /Cell \[\d+\], line 3, column 9.*Error: forgotten/s);
  assert.equal((await kernel.execute("1 + 1")).result, "2");
});
