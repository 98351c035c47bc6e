import assert from "node:assert/strict";
import { test } from "node:test";
import { type Version, versionSlider } from "../../src/figures/versions";

const version = (palette: number[][], source: string): Version => ({
  palette,
  shares: palette.map((_, i) => [0.75, 0.25, 0][i]),
  bytes: 1000 * palette.length,
  psnr: 20 + palette.length,
  difference: 10 / palette.length,
  source,
});
const versions = [
  version([[0, 0, 0], [255, 0, 0]], "data:two"), // biome-ignore format: one line
  version([[0, 0, 0], [255, 0, 0], [1, 2, 3]], "data:three"), // biome-ignore format: one line
];
const figure = () => versionSlider(versions, { raw: 9000, file: 4000 }, 1);

test("it opens on the version asked for", () => {
  const { layout } = figure();
  assert.match(layout.title.text, /^3 colours: 3 kB, PSNR 23\.0 dB, CIEDE2000 3\.3$/);
  assert.equal(layout.images?.[0].source, "data:three");
  assert.equal(layout.sliders?.[0].active, 1);
});

test("a step of the slider exchanges the picture, the palette and the title, and moves the marker", () => {
  const [trace, page, which] = figure().layout.sliders?.[0].steps?.[0].args ?? [];
  assert.equal(page["images[0].source"], "data:two");
  assert.match(page["title.text"], /^2 colours: 2 kB/);
  assert.deepEqual([page.shapes[0].x0, page.shapes[0].x1], [0, 0]);
  assert.deepEqual(trace["marker.color"], [["rgb(0,0,0)", "rgb(255,0,0)"]]);
  assert.deepEqual(which, [0]);
});

test("each colour of the palette is as wide as its share, side by side from 0 to 1", () => {
  const { x, width } = figure().data[0];
  assert.deepEqual([x, width], [[0.375, 0.875, 1], [0.75, 0.25, 0]]); // biome-ignore format: one line
});

test("size and quality are drawn against the number of colours", () => {
  const [, size, psnr, difference] = figure().data;
  assert.deepEqual([size.x, size.y], [["2", "3"], [2, 3]]); // biome-ignore format: one line
  assert.deepEqual([psnr.y, difference.y], [[22, 23], [5, 3.333]]); // biome-ignore format: one line
});

test("the notes on the two sizes stay apart, however close these are: above the larger, below the smaller", () => {
  const places = figure()
    .data.slice(4)
    .map(({ text, textposition }) => [text, textposition]);
  assert.deepEqual(places, [[["raw pixels"], "top right"], [["the original file"], "bottom right"]]); // biome-ignore format: one line
});
