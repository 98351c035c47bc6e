// The names that cells share, against V8's own REPL mode, which is what Deno's REPL and browsers' consoles run in.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { ts } from "../../../tools/kernel/compile/tslab.mjs";
import { Kernel, scratchProject } from "../client";

const project = scratchProject({
  "src/counter.ts": "export let count = 0;\nexport const add = () => ++count;\nexport default function () {\n  return count;\n}\n", // biome-ignore format: one line
  "src/late.mjs": "export const late = await 42;\n",
  "node_modules/only-imported/package.json": '{ "exports": { "import": "./index.mjs" } }',
  "node_modules/only-imported/index.mjs": "export const from = import.meta.url;\n",
});
const kernel = Kernel.forTests({ root: project.root });
after(project.remove);

/** What each cell's last value is, as text, or its error's message. */
async function ours(cells: string[]): Promise<string[]> {
  const answers = await Promise.all(cells.map((cell) => kernel.execute(cell, { stop_on_error: false })));
  return answers.map(({ reply, result }) =>
    reply.status === "error" ? reply.evalue : (result ?? "undefined"),
  );
}

const REPL = `
  import { inspect } from "node:util";
  import { Session } from "node:inspector/promises";
  const session = new Session();
  session.connect();
  const { process: { argv, exit }, console: { log } } = globalThis; // a cell may declare names like these
  globalThis.__show = (value) => typeof value === "string" ? value : inspect(value);
  const said = [];
  for (const expression of JSON.parse(argv[1])) {
    const options = { expression, replMode: true, awaitPromise: true };
    const { result, exceptionDetails } = await session.post("Runtime.evaluate", options);
    if (exceptionDetails) { said.push(exceptionDetails.exception.description.split("\\n")[0].replace(/^\\w+: /, "")); continue; }
    const { objectId, value, type } = result;
    if (type === "undefined") said.push("undefined");
    else if (!objectId) said.push(globalThis.__show(value));
    else said.push((await session.post("Runtime.callFunctionOn", { objectId, functionDeclaration: "function () { return __show(this); }" })).result.value);
  }
  log(JSON.stringify(said));
  exit();
`;

/** The same by V8, without types. */
function v8s(cells: string[]): string[] {
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true };
  const js = cells.map((cell) => ts.transpileModule(cell, { compilerOptions: options }).outputText);
  const args = ["--input-type=module", "--eval", REPL, JSON.stringify(js)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

const programs: Record<string, string[]> = {
  "a closure of an earlier cell": [
    "let a1 = 0; const getA = () => a1;",
    "a1 = 100; getA()",
    "a1++; getA() + a1",
  ],
  "what an earlier function writes": ["let b1 = 1;\nfunction more() { b1 *= 2; return b1; }", "more(); more(); b1", "b1 = 7; more()"], // biome-ignore format: one line
  "a constant that is declared again": ["const c1 = 1; const getC = () => c1;", "const c1 = 2;", "getC()"],
  "a variable that is declared again with another type": ["let d1 = 1; const getD = () => d1 as unknown;", "let d1 = 'text';", "getD()"], // biome-ignore format: one line
  "a new value made from the old one": [
    "let e1 = 1; const getE = () => e1;",
    "let e1 = getE() + 1;",
    "getE()",
  ],
  "let without a value": ["let f1: any = 1; const getF = () => f1;", "let f1: any;", "getF()"],
  "var, which keeps its value": ["var g1 = 3; const getG = () => g1;", "var g1: number;", "getG()"],
  "var in blocks and loops": ["for (var h1 = 0; h1 < 3; h1++) { var h2 = h1; }\nfor (var h3 in { k: 1 }) {}\nfor (var [h4, h5] of [[1, 2]]) {}", "[h1, h2, h3, h4, h5]"], // biome-ignore format: one line
  "functions, and functions declared anew": ["function first() { return second(); }\nfirst();\nfunction second() { return 'one'; }\nfirst()", "const callFirst = () => first();", "function first() { return 'two'; }", "callFirst()"], // biome-ignore format: one line
  "async functions and generators": ["async function i1() { return 5; }\nfunction* i2() { yield 1; yield 2; }", "[await i1(), [...i2()]]"], // biome-ignore format: one line
  "classes": ["class Point { static made = 0; x = 1; constructor() { Point.made++; } self() { return Point; } }\nconst P1 = Point;", "new Point(); new Point(); Point.made", "class Point { y = 2; }", "[(P1 as any).made, (new P1() as any).self() === P1, new Point()]"], // biome-ignore format: one line
  "classes that extend, and private members": ["class Base { #secret = 4; get secret() { return this.#secret; } static own = 1; }", "class Derived extends Base {}\n[new Derived().secret, Derived.own]"], // biome-ignore format: one line
  "enums and namespaces": ["enum Colour { red, green = 5 }\nnamespace Shapes { export const sides = 4; export function area(a: number) { return a * sides; } }", "[Colour.green, Colour[5], Shapes.area(2)]", "1", "Shapes.sides + Colour.red"], // biome-ignore format: one line
  "destructuring": ["const { j1, k: { j2 = 7, ...j3 }, ...j4 } = { j1: 1, k: { z: 2 } as any, q: 3 };\nlet [j5, , j6 = 9, ...j7] = [1, 2, undefined, 4, 5];", "[j1, j2, j3, j4, j5, j6, j7]", "({ j5, k: [j6] } = { j5: 50, k: [60] }); [j5, j6]"], // biome-ignore format: one line
  "destructuring with computed names and defaults that use earlier ones": ["const key = 'k1';\nconst { [key]: l1 = 2, l2 = l1 + 1 } = {} as any;", "[l1, l2]"], // biome-ignore format: one line
  "a swap": ["let m1 = 1, m2 = 2;", "[m1, m2] = [m2, m1]; [m1, m2]"],
  "shorthand properties": ["const n1 = 5;", "const n2 = { n1 };\nn2", "let n3 = 0; ({ n3 } = { n3: 8 }); ({ n1, n3 })", "({ n3 = 4 } = {} as any); n3"], // biome-ignore format: one line
  "shadowing": ["let o1 = 'outer'; const o2 = (o1: string) => { { let o1 = 'block'; o1 += '!'; } return o1; };", "[o2('parameter'), o1]", "for (const o1 of [1]) {} try { throw 1; } catch (o1) { o1 = 3; } o1"], // biome-ignore format: one line
  "a name that parameters and computed names share with a function's body": ["let z1 = 'outer'; const z2 = (z3 = z1) => { const z1 = 'body'; return z3 + z1; };\nfunction z4(z5 = z1, { z6 = z5 } = {} as any) { var z1 = 'var'; return z6 + z1; }\nclass Z7 { [z1](z1: string) { return z1; } }", "[z2(), z4(), new Z7()['outer' as never]]", "const z8 = (z9 = z1) => { const z1 = 'body'; return z9 + z1; };\nconst z0 = function z1(): unknown { return typeof z1; };\n[z8(), z0(), z1]"], // biome-ignore format: one line
  "labels, property names and methods of the same name": ["let p1 = 1;\np1: for (;;) { break p1; }\nconst p2 = { p1: 2, get p3() { return p1; }, p1m() { return this.p1; } };", "p1 = 10; [p2.p1, p2.p3, p2.p1m()]"], // biome-ignore format: one line
  "compound assignments": ["let q1: any = null, q2 = 1, q3: any = 0;", "q1 ??= 4; q2 **= 2; q2 += 2; q3 ||= 6; q3 &&= 7; q2--; [q1, q2, q3]"], // biome-ignore format: one line
  "names of functions": ["const r1 = () => 1; let r2 = function () {}; const r3 = class {}; const { r4 = () => 2 } = {} as any; const r6 = function own() {}; let r5: any; r5 = (() => 3);", "[r1.name, r2.name, r3.name, r4.name, r5.name, r6.name]"], // biome-ignore format: one line
  "this of a function that is called by its name": ["function s1(this: any) { 'use strict'; return this === undefined; }\nconst s2 = (parts: TemplateStringsArray) => parts[0];", "[s1(), s1?.(), s2`tagged`]"], // biome-ignore format: one line
  "typeof, delete, in and spread": ["const t1 = { a: 1, b: 2 } as any;", "[typeof t1, delete t1.a, 'a' in t1, { ...t1 }, [...Object.keys(t1)]]"], // biome-ignore format: one line
  "an error in the middle of a cell": ["let u1 = 1; const getU = () => u1;\nthrow new Error('stop');\nlet u2 = 2;", "[u1, getU()]", "u1 = 5; getU()", "let u2 = 6; u2"], // biome-ignore format: one line
  "callbacks that come later": ["let x1 = 0; const later = new Promise<void>((done) => setTimeout(() => { x1 += 5; done(); }, 1));", "await later; x1"], // biome-ignore format: one line
  "names that modules and Node.js have": ["const exports = 1, module = 2, Object = 3; const require = (id: string) => id + '!'; const process = 4, console = 5, globalThis_ = 6;", "({ exports, module, Object, process, console, required: require('x') })"], // biome-ignore format: one line
  "await in every place": [
    "for await (const y0 of [Promise.resolve(1), 2]) { var y1 = y0; }\ny1",
    "const { y2 = await Promise.resolve(3), y3: [y3 = await 4] } = { y3: [] } as any; [y2, y3]",
    `\`\${await 5} and \${(await Promise.resolve({ a: 6 })).a}\``,
    "await (async () => 7)()",
    "if (await true) { for (const y5 of await Promise.resolve([8])) { await null; var y6 = y5; } }\ny6",
    "class Y7 { static async make() { return new Y7(); } }\n(await Y7.make()) instanceof Y7",
    "try { await Promise.reject(new Error('no')); } catch (y8) { y8.message; }\n!(await false) ? await 9 : await 10",
    "const y9 = [await 1, ...(await [2]), { [await 'k']: await 3 }]; y9",
    "await Promise.all([1, 2].map(async (y) => (await y) * 2))",
  ],
};

for (const [name, cells] of Object.entries(programs)) {
  test(`${name}: as in V8's REPL`, async () => {
    assert.deepEqual(await ours(cells), v8s(cells));
  });
}

test("a name that is read before its declaration is the error that JavaScript has for it", async () => {
  const early = "const w1 = () => w2; w1();\nlet w2 = 1;";
  assert.throws(() => runInNewContext(early), { message: (await ours([early]))[0] });
});

test("a module that is imported on the way", async () => {
  const { basename } = await import("node:path");
  const cells = [
    'const path = await import("node:path"); path.basename("/a/b")',
    'path.default === (await import("node:path")).default',
    'const { add } = await import("./src/counter"); typeof add',
  ];
  assert.deepEqual(await ours(cells), [basename("/a/b"), "true", "function"]);
});

test("a module that awaits at its top can be imported on the way", async () => {
  assert.deepEqual(await ours(['(await import("./src/late.mjs" as string)).late']), ["42"]);
});

test("a package that knows no require is found from the lesson's folder, not from the kernel's", async () => {
  const [from] = await ours(['(await import("only-imported" as string)).from']);
  assert.equal(from, pathToFileURL(join(project.root, "node_modules/only-imported/index.mjs")).href);
});

test("an imported name stands for what the module has under it, now and later", async () => {
  const cells = ['import whole, { count, add as more } from "./src/counter";\nimport * as all from "./src/counter";', "more(); more(); [count, all.count, whole()]"]; // biome-ignore format: one line
  assert.deepEqual(await ours(cells), ["undefined", "[ 2, 2, 2 ]"]);
  assert.deepEqual(await ours(["const count = 'mine'; count", "more(); [count, all.count]"]), ["mine", "[ 'mine', 3 ]"]); // biome-ignore format: one line
});

test("a value that was replaced is let go", async () => {
  const made = "let large = { bytes: new Uint8Array(1000) };\nconst gone = new WeakRef(large);";
  const again = "large = { bytes: new Uint8Array(2000) };\nlarge.bytes.length";
  const collected = `const { runInNewContext } = await import("node:vm");
    for (let i = 0; i < 20 && gone.deref(); i++) { await new Promise((done) => setTimeout(done, 10)); runInNewContext("gc")(); }
    gone.deref() === undefined`;
  assert.deepEqual(
    (await ours([made, "let large = { bytes: new Uint8Array(1) };", collected])).at(-1),
    "true",
  );
  assert.deepEqual(await ours([made, again, collected]), ["undefined", "2000", "true"]);
});

test("a loop over variables of a cell is about as fast as one over a function's", async () => {
  const loop = "for (let i = 0; i < 3e7; i++) sum += i % 3;";
  const cpu = "const cpu = () => globalThis.process.cpuUsage().user / 1000;";
  const timed = (code: string) => `{ const start = cpu(); ${code} times.push(cpu() - start); }`;
  const cells = [`${cpu}\nlet sum = 0;\nconst times: number[] = [];`, timed(loop), timed(`(() => { let sum = 0; ${loop} })();`), "times[0] < 6 * times[1]"]; // biome-ignore format: one line
  assert.equal((await ours(cells)).at(-1), "true");
});

test("an enum of an earlier cell does not live on in one that is declared anew", async () => {
  assert.equal((await ours(["enum Again { a, b }", "enum Again { c }", "Again"]))[2], "{ '0': 'c', c: 0 }");
});

test("a cell that fails before it sets a name leaves no stale value, unlike V8's REPL: a lesson's next cell would go on with it", async () => {
  const cells = ["let v1 = 1; const getV = () => v1;", "throw new Error('stop');\nlet v1 = 2;", "v1", "getV()", "let v1 = 3; getV()"]; // biome-ignore format: one line
  const [, stopped, read, got, again] = await ours(cells);
  assert.equal(stopped, "stop");
  assert.match(read, /^v1 has no value: Cell/);
  assert.equal(got, read);
  assert.equal(again, "3");
});

test("a name without a value says which cell to run, again after each failure", async () => {
  const failing = "throw new Error('stop');\nconst unset = 1;";
  const label = async () => `Cell [${(await kernel.execute(failing)).reply.execution_count}]`;
  const says = (cell: string) =>
    `unset has no value: ${cell}, which sets it, ended before that. Run that cell again.`;
  for (let i = 0; i < 2; i++) assert.deepEqual([says(await label())], await ours(["unset"]));
});
