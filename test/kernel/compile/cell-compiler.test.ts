import assert from "node:assert/strict";
import { after, test } from "node:test";
import { CellCompiler } from "../../../tools/kernel/compile/cell-compiler.mjs";
import { areUnchanged } from "../../../tools/kernel/compile/file-watch.mjs";
import { scratchProject } from "../client";

const { root, write, remove } = scratchProject({ "src/one.ts": "export const one = 1;\n" });
after(remove);
const home = process.cwd();
process.chdir(root); // tslab's folder is the one it is loaded in
const compiler = new CellCompiler(root);
after(() => process.chdir(home));

const cell = 'import { one } from "./src/one";\none';

test("a prepared cell comes with its modules, and with what tells whether a file has changed since", () => {
  const { compiled, files, id } = compiler.prepare("", [cell]) ?? assert.fail("nothing prepared");
  assert.match(compiled.modules[0].data, /one = 1/);
  assert.equal(compiler.prepare("", [cell]), undefined, "once is enough");
  assert.equal(areUnchanged(files), true);
  write("src/one.ts", "export const one: string = 1;\n");
  assert.equal(areUnchanged(files), false);
  assert.match(compiler.compile("", cell).complaints[0].message, /not assignable to type 'string'/);
  assert.equal(compiler.take(id), undefined, "it has been left");
  write("src/one.ts", "export const one = 111;\n");
  const newest = compiler.compile("", cell).modules.at(-1);
  assert.match(newest?.data ?? "", /one = 111/);
});

test("a module that was not there yet is found when the cell is asked for", () => {
  const late = 'import { late } from "./src/late";\nlate';
  assert.equal(compiler.prepare("", [late]), undefined);
  write("src/late.ts", "export const late = 1;\n");
  assert.deepEqual(compiler.compile("", late).complaints, []);
});

test("what was prepared in vain is left, but its modules are handed out", () => {
  write("src/two.ts", "export const two = 2;\n");
  compiler.prepare("", ['import { two } from "./src/two";\ntwo']);
  const other = compiler.compile("declare const a: number;\n", "const b = a;");
  assert.match(other.declarations, /b: number/);
  assert.deepEqual(
    other.modules.map(({ data }) => /two = 2/.test(data)),
    [true],
  );
});

test("nor are they lost when the next cell is wrong", () => {
  write("src/three.ts", "export const three = 3;\n");
  const three = 'import { three } from "./src/three";\nthree';
  compiler.prepare("", [three]);
  assert.equal(compiler.compile("", "const wrong: string = 1;").complaints.length, 1);
  compiler.prepare("", ["const wrong: string = 2;"]);
  assert.match(compiler.compile("", three).modules[0].data, /three = 3/);
});

test("cells are prepared one after another, each with what those before it declare, up to one that is wrong", () => {
  const cells = ["const first = 1;", "const second = first + 1;", "const third: string = second;", "third"];
  const prepared = cells.map(() => compiler.prepare("", cells));
  assert.deepEqual(
    prepared.map((ahead) => ahead?.source),
    [cells[0], cells[1], undefined, undefined],
  );
  assert.match(prepared[1]?.compiled.declarations ?? "", /second: number;\s.*first = 1/);
});

test("those behind a cell that was put to use stay prepared", () => {
  const cells = ["const here = 1;", "const there = here;"];
  const [first] = cells.map(() => compiler.prepare("", cells) ?? assert.fail("nothing prepared"));
  assert.equal(compiler.take(first.id), first);
  assert.equal(compiler.prepare(first.compiled.declarations, cells.slice(1)), undefined);
});
