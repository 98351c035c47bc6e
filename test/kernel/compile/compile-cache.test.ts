import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { CompileCache } from "../../../tools/kernel/compile/compile-cache.mjs";
import { Kernel, scratchProject } from "../client";

const folder = mkdtempSync(join(tmpdir(), "lesson-compiled-"));
after(() => rmSync(folder, { recursive: true }));

const module = (text: string) => ({ fileName: "/a.ts", text });
const output = { name: "/a.js", text: "exports.a = 1;" };

test("a set is known with the same texts and settings only, and only until the cell is done", async () => {
  const cache = (settings = "") => new CompileCache(join(folder, "sets"), settings);
  const first = cache();
  assert.equal(first.open([module("export const a = 1;")]), false);
  first.keep(module(""), output);
  first.close();
  assert.equal(first.emitted(module("")), undefined);

  const second = cache();
  assert.equal(second.open([module("export const a = 1;")]), true);
  assert.deepEqual(second.emitted(module("")), output);
  assert.equal(cache().open([module("export const a = 2;")]), false);
  assert.equal(cache("another compiler").open([module("export const a = 1;")]), false);
});

test("another root takes over what the installation made, unless others could have written it", async () => {
  const shared = join(folder, "shared");
  const here = process.cwd();
  const openIn = (root: string) => {
    process.chdir(root);
    const cache = new CompileCache(join(root, "own"), "", shared);
    const isKnown = cache.open([{ fileName: join(root, "src", "a.ts"), text: "1" }]);
    const emitted = cache.emitted({ fileName: join(root, "src", "a.ts") });
    cache.close();
    return { isKnown, emitted };
  };
  const [one, other] = ["one", "other"].map((name) => mkdtempSync(join(realpathSync(folder), name)));
  try {
    process.chdir(one);
    const warm = new CompileCache(shared, "");
    warm.open([{ fileName: join(one, "src", "a.ts"), text: "1" }]);
    warm.keep({ fileName: join(one, "src", "a.ts") }, { name: join(one, "src", "a.js"), text: "js" });
    warm.close();
    const [file] = readdirSync(shared).map((name) => join(shared, name));
    chmodSync(shared, 0o755);
    chmodSync(file, 0o644);
    const expected = { name: join(other, "src", "a.js"), text: "js" };
    assert.deepEqual(openIn(other), { isKnown: true, emitted: expected });
    for (const path of [shared, file]) {
      const { mode } = statSync(path);
      chmodSync(path, mode | 0o020);
      assert.equal(openIn(other).isKnown, false);
      chmodSync(path, mode);
    }
  } finally {
    process.chdir(here);
  }
});

test("a damaged file is made anew, an empty set is not written, and four sets are kept", async () => {
  const sets = join(folder, "few");
  const fill = (text: string, isRight = true) => {
    const cache = new CompileCache(sets, "");
    const isKnown = cache.open([module(text)]);
    if (isRight) cache.keep(module(text), output);
    cache.close();
    return isKnown;
  };
  fill("wrong", false);
  assert.equal(existsSync(sets), false);
  fill("1");
  writeFileSync(join(sets, readdirSync(sets)[0]), '{"/a.ts": ');
  assert.equal(fill("1"), false);
  assert.equal(fill("1"), true);
  for (const text of ["2", "3", "4", "5", "6"]) fill(text);
  assert.equal(readdirSync(sets).length, 4);
});

test("the second kernel takes what the first one made, and an edited module is compiled again", async () => {
  const project = scratchProject({});
  after(project.remove);
  const { root } = project;
  const write = (value: string) => project.write("src/a.ts", `export const a: number = ${value};\n`);
  const cell = 'import { a } from "./src/a";\na';
  const results: (string | undefined)[] = [];
  const withKernel = async (work: (kernel: Kernel) => Promise<void>) => {
    const kernel = await Kernel.start({ root });
    await work(kernel).finally(() => kernel.stop());
  };
  const run = async (kernel: Kernel) => void results.push((await kernel.execute(cell)).result);

  write("1");
  await withKernel(run);
  assert.equal(readdirSync(join(root, ".cache", "kernel")).length, 1);
  await withKernel(async (kernel) => {
    await run(kernel);
    write("22");
    await run(kernel);
    write("333");
    await run(kernel);
    write('"none"');
    assert.match((await kernel.execute(cell)).traceback, /Type 'string' is not assignable to type 'number'/);
  });
  assert.deepEqual(results, ["1", "1", "22", "333"]);
  await withKernel(async (kernel) => {
    assert.match((await kernel.execute(cell)).traceback, /Type 'string' is not assignable/);
  });
});
