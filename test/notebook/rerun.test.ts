// What a student does after Run All: choose another K and go on from there, run cells again, in any order that makes sense.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Jimp } from "jimp";
import type { Output } from "../../tools/notebooks/notebook";
import { parseNotebook } from "../../tools/notebooks/notebook";
import { root } from "../../tools/setup/paths.mjs";
import { Kernel } from "../kernel/client";
import { figures, images, printed, rgb } from "./outputs";

const { cells } = parseNotebook(readFileSync(join(root, "notebooks", "kmeans.ipynb"), "utf8"));
const sources = cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source);
const choiceOfK = sources.findIndex((source) => /^const K = 16;$/m.test(source));

let kernel: Kernel;
before(async () => {
  kernel = await Kernel.start();
  for (const source of sources) await run(source);
});
after(() => kernel.stop());

/** Runs a cell, which must succeed, and says what it shows. */
async function run(source: string): Promise<Output[]> {
  const answer = await kernel.execute(source);
  assert.equal(answer.reply.status, "ok", `${source}\n${answer.traceback}`);
  const output = ({ type, content }: (typeof answer.published)[number]) => ({
    output_type: type,
    ...content,
  });
  return answer.published.map(output) as Output[];
}

/** Runs the cell with these words again. */
function runWith(words: string): Promise<Output[]> {
  const found = sources.filter((source) => source.includes(words));
  assert.equal(found.length, 1, `${found.length} cells have ${words} in their code`);
  return run(found[0]);
}

const BITS = new Map([
  [1, 1],
  [2, 1],
  [3, 2],
  [64, 8],
  [256, 8],
  [16, 4],
]);

for (const [K, bits] of BITS) {
  test(`with K = ${K}, everything from its cell on shows ${K} colours`, async () => {
    const outputs: Output[] = [];
    for (const source of sources.slice(choiceOfK)) {
      outputs.push(...(await run(source.replace("const K = 16;", `const K = ${K};`))));
    }
    const [space, strip] = figures(outputs);
    assert.equal(space.layout.title.text, `The pixels and their ${K} clusters`);
    assert.equal(space.data[1].x.length, K);
    const palette = strip.data[0].marker.color.map(rgb);
    assert.equal(palette.length, K);

    const [, compressed] = images(outputs);
    assert.match(compressed.title, new RegExp(`, ${K} colours$`));
    const { data } = (await Jimp.fromBuffer(compressed.bytes)).bitmap;
    const used = new Set(new Uint32Array(data.buffer, data.byteOffset, data.length / 4)).size;
    assert.equal(used, new Set(palette.map((colour) => colour.join())).size);
    assert.match(printed(outputs), new RegExp(`^${K} colours, ${bits} bits a pixel:`, "m"));
  });
}

test("each cell runs again by itself after Run All, and shows the same", async () => {
  const timeless = (text: string) => text.replace(/\d+\.\d s\b/, "");
  for (const source of sources.filter((cell) => !cell.includes("startTensorFlow()"))) {
    const [once, twice] = [await run(source), await run(source)];
    assert.equal(timeless(printed(twice)), timeless(printed(once)));
    assert.deepEqual(figures(twice), figures(once));
  }
});

test("the imports run again, and what was there before still works", async () => {
  await runWith("startTensorFlow()");
  await runWith("const clusteredImage =");
  await runWith("paletteStrip(palette)");
});

test("a class that was run again is the one that fits", async () => {
  const [source] = sources.filter((cell) => cell.includes("class KMeans"));
  await run(source.replace("Fitting", "Learning"));
  const shown = JSON.stringify(await runWith("const K = 16;"));
  assert.match(shown, /Learning 16 clusters/);
  await run(source);
});

test("going back to the sample and on again gives the same palette", async () => {
  const [before] = figures(await runWith("paletteStrip(palette)"));
  await runWith("const pixelsSmall =");
  await runWith("const K = 16;");
  await runWith("const clusteredImage =");
  const [again] = figures(await runWith("paletteStrip(palette)"));
  assert.deepEqual(again, before);
});

test("another seed gives another sample of about the same size", async () => {
  const [source] = sources.filter((cell) => cell.includes("const pixelsSmall ="));
  const other = printed(await run(source.replace('"float32", 0)', '"float32", 1)')));
  const size = Number(/\[ (\d+), 3 \]/.exec(other)?.[1]);
  assert.notEqual(size, 2894);
  assert.ok(Math.abs(size - 2951) < 5 * 54, `${size} points`); // five standard deviations
  await run(source);
});
