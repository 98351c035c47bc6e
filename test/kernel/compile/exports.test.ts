// Cells that were pasted from a module.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { withoutExports } from "../../../tools/kernel/compile/exports.mjs";
import { ts } from "../../../tools/kernel/compile/tslab.mjs";
import { Kernel, ROOT } from "../client";

const kernel = Kernel.forTests();

/** What a module exports, by Node.js. */
async function moduleOf(source: string): Promise<Record<string, unknown>> {
  return import(`data:text/javascript,${encodeURIComponent(source)}`);
}

const MODULE = `
export const one = 1, two = 2;
export let { three, four: [four] } = { three: 3, four: [4] };
export function five() { return 5; }
export async function* six() { yield 6; }
export class Seven { value = 7; }
const eight = 8, nine = 9;
export { eight, nine as renamed };
export { sep as separator } from "node:path";
export * as os from "node:os";
export * from "node:url";
export default function ten() { return 10; }`;

test("a module's text runs as a cell, and what it declares is there for the next", async () => {
  // biome-ignore lint/suspicious/noExplicitAny: the module's names are those of its text
  const module: any = await moduleOf(MODULE);
  assert.equal((await kernel.execute(MODULE)).reply.status, "ok");
  const names = "[one, two, three, four, five(), (await six().next()).value, new Seven().value, eight, nine, separator, os.EOL, ten()]"; // biome-ignore format: one line
  const { result } = await kernel.execute(`JSON.stringify(${names})`);
  const { one, two, three, four, five, six, Seven, eight, separator, os } = module;
  const theirs = [one, two, three, four, five(), (await six().next()).value, new Seven().value, eight, module.renamed, separator, os.EOL, module.default()]; // biome-ignore format: one line
  assert.deepEqual(JSON.parse(result ?? ""), theirs);
});

test("types may be exported, and a value as default", async () => {
  await kernel.execute("export interface Point { x: number }\nexport type Points = Point[];\nexport enum Axis { x, y }\nexport namespace Plane { export const size = 2; }\nexport abstract class Shape {}\nexport declare const later: number;"); // biome-ignore format: one line
  assert.equal((await kernel.execute("const points: Points = [{ x: Axis.y + Plane.size }];\nexport default points[0].x")).result, "3"); // biome-ignore format: one line
});

test("a default export without a name runs, and declares nothing", async () => {
  const cells = ["export default class { x = 1 }", "export default function () { return 1; }", "export default async () => 1;"]; // biome-ignore format: one line
  for (const cell of cells) assert.equal((await kernel.execute(cell)).reply.status, "ok", cell);
});

test("every character but the word stays in its place", () => {
  const kept = withoutExports(
    ts,
    "export const a = 1;\n  export default a;\nexport { a };\nconst text = 'export';",
  );
  assert.equal(kept, "       const a = 1;\n                 a;\n             \nconst text = 'export';");
});

test("a mistake behind the word is shown at its own place", async () => {
  const { traceback } = await kernel.execute("const fine = 1;\nexport const wrong: string = fine;");
  assert.match(traceback, /^Cell \[\d+\], line 2, column 14\n.*> 2 \| export const wrong/s);
});

test("import.meta is the project's folder's", async () => {
  const { result } = await kernel.execute("[import.meta.url, new URL('data/', import.meta.url).href]");
  assert.match(
    result ?? "",
    new RegExp(`'${pathToFileURL(ROOT).href}/[\\w.]+',\\s+'${pathToFileURL(ROOT).href}/data/'`),
  );
});
