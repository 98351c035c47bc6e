import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Jimp } from "jimp";
import { paletteStrip } from "../../../src/figures/space";
import { drawStills, rasterise } from "../../../tools/export/stills";
import { picturesAsSvg } from "../../../tools/export/stills/pictures";
import { formatNotebook, type Notebook, type Output, parseNotebook } from "../../../tools/notebooks/notebook";

const folder = mkdtempSync(join(tmpdir(), "stills-"));
after(() => rmSync(folder, { recursive: true }));

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" width="60" height="40" font-family="sans-serif"><rect width="60" height="40" fill="white"/>${content}</svg>`;
const pixels = async (content: string) => (await Jimp.fromBuffer(await rasterise(svg(content)))).bitmap;

test("each figure gets a PNG with its colours beside its data, and all else stays", async () => {
  const shows = (data: Record<string, unknown>): Output => ({
    output_type: "display_data",
    data,
    metadata: {},
  });
  const figure = (rgb: number[]) => ({
    "application/vnd.plotly.v1+json": JSON.parse(JSON.stringify(paletteStrip([rgb]))),
    "text/plain": "[figure]",
  });
  const notebook = (...outputs: Output[]): Notebook => ({
    cells: [{ cell_type: "code", id: "a", metadata: {}, source: "show()", execution_count: 1, outputs }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
  const text: Output = { output_type: "stream", name: "stdout", text: "hello" };
  const html = shows({ "text/html": "<b>b</b>" });
  const file = join(folder, "a.ipynb");
  const [red, blue] = [figure([1, 0, 0]), figure([0, 0, 1])];
  writeFileSync(file, formatNotebook(notebook(text, shows(red), html, shows(blue))));

  const [first, second, third, fourth, ...more] =
    parseNotebook(await drawStills(file)).cells[0].outputs ?? [];
  assert.deepEqual([first, third, more], [text, html, []]);
  const { "image/png": png, ...others } = second.data ?? {};
  assert.deepEqual(others, red);
  const middle = async (base64: unknown) => {
    const image = await Jimp.fromBuffer(Buffer.from(base64 as string, "base64"));
    return image.getPixelColor(image.width / 2, image.height / 2);
  };
  assert.deepEqual([await middle(png), await middle(fourth.data?.["image/png"])], [0xff0000ff, 0x0000ffff]);
});

test("pictures that stand side by side in HTML get a PNG too, each under its title", async () => {
  const colours = [0xff0000ff, 0x0000ffff];
  const sources = await Promise.all(
    colours.map((color) => new Jimp({ width: 40, height: 20, color }).getBase64("image/png")),
  );
  const html = sources.map((source, i) => `<figure><img alt="No. ${i} &lt;b&gt;" style="width: 100%" src="${source}"></figure>`).join(""); // biome-ignore format: one line
  const { width, height, data } = (await Jimp.fromBuffer(await rasterise(picturesAsSvg(html) ?? ""))).bitmap;
  assert.deepEqual([width, height], [600, 22 + 147]); // (600 - 12) / 2 wide each, and half as high
  const at = (x: number, y: number) => data.readUInt32BE(4 * (y * width + x));
  assert.deepEqual([at(150, 100), at(450, 100), at(300, 100)], [...colours, 0xffffffff]);
  const titleInk = Array.from({ length: 300 }, (_, x) => at(x, 10)).filter((colour) => colour !== 0xffffffff);
  assert.ok(titleInk.length > 10);
  assert.equal(picturesAsSvg("<b>no picture</b>"), undefined);
});

test("letters and stars come from a font of our own, so that they are there on a machine without any", async () => {
  const ink = async (letter: string) => {
    const { data } = await pixels(`<text x="20" y="30" font-size="20">${letter}</text>`);
    return Buffer.from(data).toString("base64");
  };
  const drawn = await Promise.all(["", "A", "é", "Δ", "★", "√"].map(ink));
  assert.equal(new Set(drawn).size, drawn.length); // none is blank, nor the sign for a letter that isn't there
});

test("a picture within the picture is drawn, and a title in no alphabet of ours does no harm", async () => {
  const green = await new Jimp({ width: 4, height: 4, color: 0x00ff00ff }).getBase64("image/png");
  const { data } = await pixels(`<image href="${green}" width="60" height="40"/>`);
  assert.deepEqual([...data.subarray(4 * (20 * 60 + 30)).subarray(0, 4)], [0, 255, 0, 255]);
  assert.equal((await pixels('<text y="20">漢字</text>')).width, 60);
});
