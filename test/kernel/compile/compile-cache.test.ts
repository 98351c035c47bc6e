import assert from "node:assert/strict";
import { readdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { CompileCache } from "../../../tools/kernel/compile/compile-cache.mjs";
import { temporaryFolder } from "../../setup/project";
import { Kernel, scratchProject } from "../client";

test("what was kept is found with the same source and settings only", (t) => {
  const folder = temporaryFolder(t);
  const cache = (settings = "") => new CompileCache(folder, settings);
  assert.equal(cache().get("a"), undefined);
  cache().set("a", "made of a");
  assert.equal(cache().get("a"), "made of a");
  assert.equal(cache().get("b"), undefined);
  assert.equal(cache("another compiler").get("a"), undefined);
});

test("a file that was left empty, by a computer that lost its power, is made anew", (t) => {
  const folder = temporaryFolder(t);
  const cache = new CompileCache(folder, "");
  cache.set("a", "made of a");
  for (const name of readdirSync(folder)) truncateSync(join(folder, name));
  assert.equal(cache.get("a"), undefined);
});

test("a cache that grows for ever is begun anew", (t) => {
  const folder = temporaryFolder(t);
  const cache = new CompileCache(folder, "");
  for (let n = 0; n <= 1000; n++) cache.set(`${n}`, "kept");
  assert.deepEqual([cache.get("999"), cache.get("1000")], [undefined, "kept"]);
  assert.equal(readdirSync(folder).length, 1);
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
  const kept = () => readdirSync(join(root, ".cache", "kernel"));

  write("1");
  await withKernel(run);
  const made = kept();
  assert.equal(made.length, 2); // its JavaScript, and that it is right
  await withKernel(async (kernel) => {
    await run(kernel);
    assert.deepEqual(kept(), made);
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
