// What a student does after Run All: choose another K and go on from there, run cells again, in any order that makes sense.
// All of it is one long notebook for one kernel, whose cells are the lesson's, some of them changed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Jimp } from "jimp";
import { runPython } from "../../../tools/jupyter/run";
import { type Output, parseNotebook } from "../../../tools/notebooks/notebook";
import { root } from "../../../tools/setup/paths.mjs";
import { ownFolder } from "../../support/folder";
import { codeCell, codeOf, notebookText } from "../../support/notebook";
import { smallPhoto, withPhoto } from "../../support/photo";
import { figures, images, printed, rgb, sampleSize } from "./outputs";

const folder = ownFolder("lesson-rerun-");

/** The lesson about another picture. */
const about = (name: string) =>
  codeOf("kmeans").map((source) => withPhoto(source, join(folder, `${name}.png`)));
const all = about("photo");
const fromK = all.slice(all.findIndex((source) => source.includes("const K = 16;")));
const changed = (sources: string[], from: string, to: string) => sources.map((s) => s.replace(from, to));

/** The one cell with these words. */
function cell(words: string): string {
  const found = all.filter((source) => source.includes(words));
  assert.equal(found.length, 1, `${found.length} cells have ${words} in their code`);
  return found[0];
}

/** The bits a pixel takes for each K, in the order of their turns: the last is the lesson's own. */
const bits = new Map([
  [1, 1],
  [256, 8],
  [16, 4],
]);

/** A picture of two halves, each of one colour. */
async function paint(name: string, width: number, height: number, left: number, right: number) {
  const picture = new Jimp({ width, height, color: left });
  picture.scan(width / 2, 0, width / 2, height, (_x, _y, i) => picture.bitmap.data.writeUInt32BE(right, i));
  await picture.write(join(folder, `${name}.png`) as `${string}.png`);
}

/** By name, what is run after Run All, in this order. */
const steps: Record<string, string[]> = {
  "Run All": all,
  backwards: all.slice(1).reverse(),
  ...Object.fromEntries(
    [...bits.keys()].map((K) => [`K = ${K}`, changed(fromK, "const K = 16;", `const K = ${K};`)]),
  ),
  "the imports": [all[0], cell("const clusteredImage ="), cell("show(paletteStrip(palette))")],
  "another class": changed([cell("class KMeans {"), cell("const K = 16;")], "Fitting", "Learning"),
  "another sample": changed([cell("const pixelsSmall =")], '"float32", 0)', '"float32", 1)'),
  "back to the sample": [
    "class KMeans {",
    "const pixelsSmall =",
    "const K = 16;",
    "const clusteredImage =",
    "show(paletteStrip(palette))",
  ].map(cell),
  "two colours": about("two"),
  "one colour": about("one"),
  "too small": about("small").slice(0, all.indexOf(cell("const [height, width")) + 1),
};

/** By step, what its cells showed. */
const shown = new Map<string, Output[][]>();

before(async () => {
  await smallPhoto(folder);
  await paint("two", 400, 300, 0xc81e1eff, 0x143cc8ff);
  await paint("one", 400, 300, 0x0a785aff, 0x0a785aff);
  await paint("small", 30, 20, 0xc81e1eff, 0x143cc8ff);
  const program = Object.entries(steps).flatMap(([step, sources]) =>
    sources.map((source) => codeCell(source, { metadata: { step } })),
  );
  const file = join(folder, "rerun.ipynb");
  const { code, output } = await runPython(
    [join(root, "tools", "jupyter", "execute.py"), file],
    notebookText(...program),
  );
  assert.equal(code, 0, output);
  for (const { metadata, outputs = [] } of parseNotebook(readFileSync(file, "utf8")).cells) {
    shown.set(metadata.step as string, [...(shown.get(metadata.step as string) ?? []), outputs]);
  }
});

const outputsOf = (step: string) => shown.get(step)?.flat() ?? [];

for (const [K, bitsPerPixel] of bits) {
  test(`with K = ${K}, everything from its cell on shows ${K} colours`, async () => {
    const outputs = outputsOf(`K = ${K}`);
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
    assert.match(printed(outputs), new RegExp(`^${K} colours, ${bitsPerPixel} bits a pixel:`, "m"));
  });
}

/** What a cell printed, but for the times it took. */
const timeless = (text: string) => text.replace(/\d+\.\d+ s$/gm, "… s");

test("after Run All each cell runs again by itself, from the last to the second, and shows the same", () => {
  const again = shown.get("backwards")?.reverse() ?? [];
  assert.equal(again.length, all.length - 1);
  shown
    .get("Run All")
    ?.slice(1)
    .forEach((outputs, i) => {
      assert.equal(timeless(printed(again[i])), timeless(printed(outputs)));
      assert.deepEqual(figures(again[i]), figures(outputs));
    });
});

test("after the imports have run again, what was there before still works", () => {
  assert.equal(figures(outputsOf("the imports"))[0].data[0].marker.color.length, 16);
});

test("a class that was changed and run again is the one that fits", () => {
  assert.match(JSON.stringify(outputsOf("another class")), /Learning 16 clusters/);
});

test("another seed gives another sample of about the same size", () => {
  const [first, another] = ["Run All", "another sample"].map((step) =>
    sampleSize(outputsOf(step), 640 * 512),
  );
  assert.notEqual(another, first);
});

test("going back to the first sample and on from there gives the first palette", () => {
  const palette = (step: string) =>
    figures(outputsOf(step)).find(({ layout }) => layout.title.text === "Palette")?.data[0].marker.color;
  assert.equal(palette("Run All")?.length, 16);
  assert.deepEqual(palette("back to the sample"), palette("Run All"));
});

test("a picture of two colours, or of one, goes through to the end and keeps its colours", async () => {
  for (const [step, colours] of [
    ["two colours", 2],
    ["one colour", 1],
  ] as const) {
    const [, compressed] = images(outputsOf(step).filter(({ data }) => /Compressed/.test(String(data?.["text/html"])))); // biome-ignore format: one line
    const { data } = (await Jimp.fromBuffer(compressed.bytes)).bitmap;
    assert.equal(new Set(new Uint32Array(data.buffer, data.byteOffset, data.length / 4)).size, colours);
  }
});

test("a picture that is too small for the lesson is told so at its start", () => {
  const said = outputsOf("too small").map(({ name, text }) => (name === "stderr" ? text : ""));
  assert.match(said.join(""), /^A picture of 600 pixels is too small for this lesson/);
});
