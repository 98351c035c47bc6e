import assert from "node:assert/strict";
import { after, test } from "node:test";
import { CellCompiler } from "../../tools/kernel/cell-compiler.mjs";
import { scratchProject } from "./client";

const { root, write, remove } = scratchProject({ "src/one.ts": "export const one = 1;\n" });
after(remove);
const home = process.cwd();
process.chdir(root); // tslab's folder is the one it is loaded in
const compiler = new CellCompiler(root);
after(() => process.chdir(home));

test("a prepared cell is compiled once, and again if a file has changed since", () => {
  const cell = 'import { one } from "./src/one";\none';
  compiler.prepare("", cell);
  const prepared = compiler.compile("", cell);
  assert.match(prepared.modules[0].data, /one = 1/);
  assert.equal(prepared.modules.length, 1);
  compiler.prepare("", cell);
  write("src/one.ts", "export const one: string = 1;\n");
  assert.match(compiler.compile("", cell).complaints[0].message, /not assignable to type 'string'/);
  write("src/one.ts", "export const one = 111;\n");
  assert.match(compiler.compile("", cell).modules[0].data, /one = 111/);
});

test("a module that was not there yet is found when the cell is asked for", () => {
  const cell = 'import { late } from "./src/late";\nlate';
  compiler.prepare("", cell);
  write("src/late.ts", "export const late = 1;\n");
  assert.deepEqual(compiler.compile("", cell).complaints, []);
});

test("what was prepared in vain is left, but its modules are handed out", () => {
  write("src/two.ts", "export const two = 2;\n");
  compiler.prepare("", 'import { two } from "./src/two";\ntwo');
  const other = compiler.compile("declare const a: number;\n", "const b = a;");
  assert.match(other.declarations, /b: number/);
  assert.deepEqual(
    other.modules.map(({ data }) => /two = 2/.test(data)),
    [true],
  );
});
