import assert from "node:assert/strict";
import { after, test } from "node:test";
import { CellCompiler } from "../../../tools/kernel/compile/cell-compiler.mjs";
import { scratchProject } from "../client";

const { root, write, remove } = scratchProject({ "src/one.ts": "export const one = 1;\n" });
after(remove);
const home = process.cwd();
process.chdir(root); // tslab's folder is the one it is loaded in
const compiler = new CellCompiler(root);
after(() => process.chdir(home));

const cell = 'import { one } from "./src/one";\none';

test("a module edited before anything else could happen is not taken as it was", () => {
  assert.match(compiler.compile(cell).modules[0].data, /one = 1;/);
  write("src/one.ts", "export const one = 22;\n");
  assert.match(compiler.compile(cell).modules[0].data, /one = 22;/);
  write("src/one.ts", "export const one = 1;\n");
});

test("an edited module is checked and handed out anew", () => {
  assert.match(compiler.compile(cell).modules[0].data, /one = 1/);
  write("src/one.ts", "export const one: string = 1;\n");
  assert.match(compiler.compile(cell).complaints[0].message, /not assignable to type 'string'/);
  write("src/one.ts", "export const one = 111;\n");
  assert.match(compiler.compile(cell).modules.at(-1)?.data ?? "", /one = 111/);
});

test("a module that was not there yet is found when it is", () => {
  const late = 'import { late } from "./src/late";\nlate';
  assert.equal(compiler.compile(late).complaints[0].code, 2307);
  write("src/late.ts", "export const late = 1;\n");
  assert.deepEqual(compiler.compile(late).complaints, []);
});

test("a wrong cell does not cost the next one its modules", () => {
  write("src/two.ts", "export const two = 2;\n");
  const two = 'import { two } from "./src/two";\n';
  const awaits = `${two}const o = { f() { return await two; } };`; // tslab itself takes this for right
  assert.equal(compiler.compile(awaits).complaints[0].code, 1308);
  assert.match(compiler.compile(`${two}two`).modules[0].data, /two = 2/);
});
