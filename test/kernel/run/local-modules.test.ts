import assert from "node:assert/strict";
import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { Kernel, scratchProject } from "../client";

const project = scratchProject({
  "src/outer.ts": 'import { inner } from "./inner";\nexport const outer = () => "outer of " + inner();\n',
  "src/inner.ts": "export const inner = () => 1;\n",
  "src/state.ts": "export const state = { count: 0 };\n",
  "src/even.ts":
    'import { odd } from "./odd";\nexport const even = (n: number): boolean => n === 0 || odd(n - 1);\n',
  "src/odd.ts":
    'import { even } from "./even";\nexport const odd = (n: number): boolean => n !== 0 && even(n - 1);\n',
  "src/broken.ts": 'export const half: number = 1;\nthrow new Error("half loaded");\n',
});
const kernel = Kernel.forTests({ root: project.root });
after(project.remove);

const IMPORT_OUTER = 'import { outer } from "./src/outer";\nouter()';

test("an edited module is there when the import cell runs again, also through a module that imports it", async () => {
  assert.equal((await kernel.execute(IMPORT_OUTER)).result, "outer of 1");
  project.write("src/inner.ts", "export const inner = () => 22;\n");
  assert.equal((await kernel.execute(IMPORT_OUTER)).result, "outer of 22");
  project.write("src/inner.ts", "export const inner = () => 333;\n");
  assert.equal((await kernel.execute(IMPORT_OUTER)).result, "outer of 333");
});

test("modules are found where the way to the project's folder leads through a link", async (t) => {
  const link = `${project.root}-link`;
  symlinkSync(project.root, link);
  t.after(() => rmSync(link));
  const linked = await Kernel.start({ root: link });
  t.after(() => linked.stop());
  assert.equal((await linked.execute('import { even } from "./src/even";\neven(4)')).result, "true");
});

test("a module that was not edited keeps its state", async () => {
  await kernel.execute('import { state } from "./src/state";\nstate.count = 5;');
  project.write("src/inner.ts", "export const inner = () => 4444;\n");
  await kernel.execute(IMPORT_OUTER);
  assert.equal((await kernel.execute('import { state } from "./src/state";\nstate.count')).result, "5");
});

test("a type error that an edit brings is told, and mending it mends the cell", async () => {
  project.write("src/inner.ts", 'export const inner = (): number => "no";\n');
  assert.match((await kernel.execute(IMPORT_OUTER)).traceback, /^src\/inner\.ts, line 1/);
  project.write("src/inner.ts", "export const inner = () => 55555;\n");
  assert.equal((await kernel.execute(IMPORT_OUTER)).result, "outer of 55555");
});

test("an edit that another module no longer fits is told, as is one that takes a module away", async () => {
  assert.equal((await kernel.execute(IMPORT_OUTER)).result, "outer of 55555");
  project.write("src/inner.ts", "export const inner = (needed: number) => needed;\n");
  assert.match(
    (await kernel.execute(IMPORT_OUTER)).traceback,
    /^src\/outer\.ts, line 2.*Expected 1 arguments/s,
  );
  rmSync(join(project.root, "src/inner.ts"));
  assert.match(
    (await kernel.execute(IMPORT_OUTER)).traceback,
    /^src\/outer\.ts, line 1.*Cannot find module/s,
  );
  project.write("src/inner.ts", "export const inner = () => 6;\n");
  assert.equal((await kernel.execute(IMPORT_OUTER)).result, "outer of 6");
});

test("a module that was not there is found once it is written", async () => {
  const code = 'import { late } from "./src/late";\nlate';
  assert.match((await kernel.execute(code)).traceback, /Cannot find module '\.\/src\/late'/);
  project.write("src/late.ts", "export const late = 'here';\n");
  assert.equal((await kernel.execute(code)).result, "here");
});

test("modules may import each other", async () => {
  assert.equal((await kernel.execute('import { even } from "./src/even";\neven(10)')).result, "true");
});

test("a module that failed while loading is loaded again, not taken half made", async () => {
  const code = 'import { half } from "./src/broken";\nhalf';
  assert.match((await kernel.execute(code)).traceback, /src\/broken\.ts, line 2, column 7.*half loaded/s);
  assert.match((await kernel.execute(code)).traceback, /src\/broken\.ts, line 2, column 7.*half loaded/s);
});

test("a cell that waits sees what the one before it writes, though it may be compiled meanwhile", async () => {
  const path = JSON.stringify(`${project.root}/src/made.ts`);
  const writes = `require("node:fs").writeFileSync(${path}, "export const made = 'new';");`;
  const answers = [writes, 'import { made } from "./src/made";\nmade'].map((code) => kernel.execute(code));
  assert.equal((await answers[1]).result, "new");
});
