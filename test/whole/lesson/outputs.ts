// What the cells of an executed notebook show.
import assert from "node:assert/strict";
import { Jimp } from "jimp";
import type { Cell, Notebook, Output } from "../../../tools/notebooks/notebook";

export interface Trace {
  type: string;
  name: string;
  x: number[];
  y: number[];
  z: number[];
  marker: { color: string[] & number[] };
}

export interface Figure {
  data: Trace[];
  layout: { title: { text: string }; scene: Record<string, { title: { text: string } }> };
}

export interface Image {
  title: string;
  mime: string;
  bytes: Buffer;
}

/** The one code cell that has these words in its code. */
export function cellWith(notebook: Notebook, words: string): Cell {
  const found = notebook.cells.filter((cell) => cell.cell_type === "code" && cell.source.includes(words));
  assert.equal(found.length, 1, `${found.length} cells have ${words} in their code`);
  return found[0];
}

/** What a cell printed. */
export function printed(outputs: Output[] = []): string {
  return outputs.map(({ name, text }) => (name === "stdout" ? text : "")).join("");
}

/** How many of the picture's pixels the sample has, as a cell printed it: drawn at random, but within what chance makes likely. */
export function sampleSize(outputs: Output[], pixels = 2_951_040): number {
  const size = Number(/after discarding\): \[ (\d+), 3 \]/.exec(printed(outputs))?.[1]);
  const deviation = Math.sqrt(pixels * 0.001 * 0.999);
  assert.ok(Math.abs(size - pixels * 0.001) < 5 * deviation, `${size} points`);
  return size;
}

export function figures(outputs: Output[] = []): Figure[] {
  return outputs.flatMap(({ data }) => (data?.["application/vnd.plotly.v1+json"] as Figure) ?? []);
}

/**
 * Looks at what is shown where there is no Plotly: each figure must have a PNG picture beside it, as large as the figure, with
 * something on it, and none in another format.
 * @returns how many figures there are
 */
export async function checkStills(outputs: Output[] = []): Promise<number> {
  const all = outputs.filter(({ data }) => data?.["application/vnd.plotly.v1+json"]);
  for (const { data = {} } of all) {
    assert.deepEqual(Object.keys(data).filter((type) => type.startsWith("image/")), ["image/png"]); // biome-ignore format: one line
    const { width, height, data: pixels } = (await Jimp.fromBuffer(Buffer.from(data["image/png"] as string, "base64"))).bitmap; // biome-ignore format: one line
    const { layout } = data["application/vnd.plotly.v1+json"] as {
      layout: { width: number; height: number };
    };
    assert.deepEqual([width, height], [layout.width, layout.height]);
    const colours = new Set(new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4));
    assert.ok(colours.size > 16, `${data["text/plain"]}: ${colours.size} colours`); // black letters on white alone have some
  }
  return all.length;
}

/** The pictures in a cell's HTML, with their titles. */
export function images(outputs: Output[] = []): Image[] {
  const html = outputs.map(({ data }) => data?.["text/html"] ?? "").join("");
  return [...html.matchAll(/<img alt="([^"]*)"[^>]* src="data:([^;]+);base64,([^"]+)"/g)].map(
    ([, title, mime, base64]) => ({ title, mime, bytes: Buffer.from(base64, "base64") }),
  );
}

/** Red, green and blue of a colour such as rgb(1,2,3), 0-255. */
export function rgb(colour: string): number[] {
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}
