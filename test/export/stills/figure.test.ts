import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Jimp } from "jimp";
import { startTensorFlow } from "../../../src/base/tf";
import { curvesOverK, paletteRows, spread } from "../../../src/figures/curves";
import { lloydFilm } from "../../../src/figures/film";
import { gallery } from "../../../src/figures/gallery";
import { cloud, type Figure, heat, paletteStrip, rgbSpace, stars } from "../../../src/figures/space";
import { type Version, versionSlider } from "../../../src/figures/versions";
import { lloydSteps } from "../../../src/kmeans/slow-motion";
import { rasterise } from "../../../tools/export/stills";
import { poster } from "../../../tools/export/stills/figure";
import { quantile } from "../../../tools/export/stills/plane";

before(startTensorFlow);

type Seen = (x: number, y: number) => boolean;

/** What a person sees of a figure: its words, and where in the picture a colour, or a change to another picture, is. */
async function look(figure: Figure) {
  const svg = poster(figure);
  const { width, height, data } = (await Jimp.fromBuffer(await rasterise(svg))).bitmap;
  const words = svg.replace(/<[^>]*>/g, "\n").split("\n").filter((word) => word !== ""); // biome-ignore format: one line
  const at = (x: number, y: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
  const place = (rgb: number[], within = 0) =>
    box(width, height, (x, y) => at(x, y).every((value, d) => Math.abs(value - rgb[d]) <= within));
  const changes = (to: { at: typeof at }) => box(width, height, (x, y) => `${at(x, y)}` !== `${to.at(x, y)}`);
  return { width, height, words, at, place, changes };
}

function box(width: number, height: number, isSeen: Seen) {
  const places = Array.from({ length: width * height }, (_, i) => [i % width, Math.floor(i / width)]);
  const seen = places.filter(([x, y]) => isSeen(x, y));
  assert.ok(seen.length > 0, "it is nowhere in the picture");
  const [left, top] = [0, 1].map((d) => seen.reduce((least, place) => Math.min(least, place[d]), width));
  const [right, bottom] = [0, 1].map((d) => seen.reduce((most, place) => Math.max(most, place[d]), 0));
  return { left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2, pixels: seen.length };
}

const about = (value: number, wanted: number) =>
  assert.ok(Math.abs(value - wanted) <= 2, `${value}, but ${wanted} was to be expected`);

const red = [255, 0, 0];
const green = [0, 255, 0];
const blue = [0, 0, 255];
const corners = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1]]; // biome-ignore format: one line

test("seen from the red and far side, more red is to the right, more green to the right and up, more blue up", async () => {
  const { place, words } = await look(rgbSpace("A title", cloud(corners, corners)));
  const [r, g, b, magenta] = [red, green, blue, [255, 0, 255]].map((colour) => place(colour));
  assert.ok(r.x > b.x && g.x > b.x && b.y < r.y && g.y < r.y);
  about(magenta.x, r.x); // the same but for its blue
  assert.ok(magenta.y < r.y && magenta.x > b.x);
  for (const word of ["A title", "Red channel", "Green channel", "Blue channel"])
    assert.ok(words.includes(word));
  assert.equal(words.filter((word) => word === "0.4").length, 3, "numbers along the axes");
});

test("a centroid is a star at its place; what several traces are called stands beside their signs", async () => {
  const [points, centroid] = [[[0, 0, 1], [1, 1, 0]], [[0.5, 0.5, 0.5]]]; // biome-ignore format: one line
  const { place, words } = await look(rgbSpace("T", cloud(points, points), stars(centroid)));
  const bare = await look(rgbSpace("T", cloud(points, points)));
  const [one, opposite] = [blue, [255, 255, 0]].map((colour) => bare.place(colour));
  assert.equal(words.filter((word) => word === "★").length, 2, "the star, and the one in the legend");
  assert.ok(place(red).left > 0, "the one in the legend is not cut off");
  assert.ok(words.includes("Pixels") && words.includes("Clusters"));
  about(place(red).right, (one.x + opposite.x) / 2 + 6); // the middle of the cube
  assert.ok(!bare.words.includes("Pixels"), "a single trace needs no legend");
});

test("numbers get the colours of Viridis, from dark to light, and a bar tells which is which", async () => {
  const { place, at, height, words } = await look(
    rgbSpace("T", heat(corners, [0, 0.25, 0.5, 1], "Distance")),
  );
  const x = place([253, 231, 37], 8).right - 5; // within the bar, which is right of all points
  const rows = Array.from({ length: height }, (_, y) => at(x, y));
  const stops = [[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]]; // biome-ignore format: one line
  const places = stops.map((stop) =>
    rows.findIndex((rgb) => rgb.every((v, d) => Math.abs(v - stop[d]) <= 8)),
  );
  const [bottom, , middle, , top] = places;
  assert.ok(top > 0 && places.every((y, i) => i === 0 || y < places[i - 1]), `${places}`);
  assert.ok(Math.abs(middle - (top + bottom) / 2) < 0.05 * (bottom - top));
  assert.ok(words.includes("Distance"));
});

test("bars have their colours, stand on one line, and are as wide as each other", async () => {
  const { place, words } = await look(paletteStrip(corners));
  const bars = corners.map((rgb) => place(rgb.map((value) => 255 * value)));
  for (const [i, bar] of bars.entries()) {
    about(bar.bottom, bars[0].bottom);
    about(bar.right - bar.left, bars[0].right - bars[0].left);
    assert.ok(i === 0 || bar.left > bars[i - 1].right);
  }
  assert.ok(words.includes("Cluster 4"));
});

test("rows of palettes have a bar for each colour, side by side, under their names", async () => {
  const rows = await look(paletteRows("T", { one: [[255, 0, 0]], two: [[0, 255, 0], [0, 0, 255]] })); // biome-ignore format: one line
  const [r, g, b] = [red, green, blue].map((colour) => rows.place(colour));
  about(g.y, b.y);
  about(g.left - b.right, 1); // from dark to light
  about(r.right - r.left, g.right - b.left);
  assert.ok(Math.abs(r.y - g.y) > r.bottom - r.top && rows.words.includes("two"));
});

test("a curve falls as its values do, and a gap stays a gap", async () => {
  const { place, words } = await look(curvesOverK("T", [2, 4, 8], { Inertia: [3, 2, 1], Silhouette: [0.5, Number.NaN, 0.1] })); // biome-ignore format: one line
  const [inertia, silhouette] = [place([0x00, 0x72, 0xb2]), place([0xd5, 0x5e, 0x00])];
  assert.ok(inertia.right < silhouette.left, "each in a plot of its own");
  for (const { top, bottom } of [inertia, silhouette]) assert.ok(bottom - top > 100);
  assert.ok(silhouette.pixels < 80, "two dots, and no line between them");
  assert.ok(words.includes("Inertia") && !words.includes("NaN"));
});

test("boxes show every run", async () => {
  const one = await look(spread("T", { a: [1, 2, 3], b: [2, 2, 4] }));
  const other = await look(spread("T", { a: [1, 3, 3], b: [2, 2, 4] }));
  assert.ok(one.words.includes("a") && one.words.includes("b"));
  const runs = one.place([0x00, 0x72, 0xb2]);
  const moved = one.changes(other);
  assert.ok(moved.top > runs.top - 3 && moved.bottom < runs.bottom + 3, "a run of the first group has moved");
});

test("a box begins and ends where Plotly's does", () => {
  const quartiles = (values: number[]) => [0.25, 0.5, 0.75].map((part) => quantile(values, part));
  assert.deepEqual(quartiles([0, 1, 4, 9, 16, 25, 36]), [1.75, 9, 22.75]); // as NumPy's quantile, method "hazen"
  assert.deepEqual(quartiles([1, 2, 3, 4]), [1.5, 2.5, 3.5]);
  assert.deepEqual(quartiles([7]), [7, 7, 7]);
});

test("pictures are in it with their captions", async () => {
  const source = await new Jimp({ width: 40, height: 32, color: 0x12ab34ff }).getBase64("image/png");
  const { place, words } = await look(gallery("T", { a: [{ caption: "<b>Name</b><br>20 dB", source, aspect: 0.8 }] })); // biome-ignore format: one line
  const picture = place([0x12, 0xab, 0x34]);
  assert.ok(Math.abs((picture.bottom - picture.top) / (picture.right - picture.left) - 0.8) < 0.02);
  assert.ok(words.includes("Name") && words.includes("20 dB"));
});

test("a film shows its last step, and the way there", async () => {
  const steps = [...lloydSteps(corners, corners.slice(0, 2))];
  const { place, words } = await look(lloydFilm(corners, steps));
  const { iteration, inertia } = steps[steps.length - 1];
  assert.ok(iteration > 1 && words[0].startsWith(`Iteration ${iteration}: `));
  assert.ok(words[0].includes(`(inertia ${inertia.toFixed(2)})`));
  assert.ok(place([0x22, 0x22, 0x22]).pixels > 50, "the trails of the centroids");
  assert.equal(words.filter((word) => word === "★").length, 2);
});

test("so many names that they would overlap are not all there", async () => {
  const named = async (K: number) =>
    (await look(paletteStrip(Array.from({ length: K }, (_, k) => [k / K, 0, 0])))).words.filter((word) => /^Cluster \d+$/.test(word)).length; // biome-ignore format: one line
  assert.deepEqual([await named(4), await named(16)], [4, 16]);
  assert.ok((await named(256)) < 100);
});

test("the lines of raw pixels and of the original file stand at their bytes, on a logarithmic scale", async () => {
  const version = (K: number): Version => ({ palette: corners.slice(0, K).map((rgb) => rgb.map((v) => 255 * v)), shares: Array(K).fill(1 / K), bytes: 10 ** (2 + K), psnr: K, difference: 1 / K, source: "" }); // biome-ignore format: one line
  const withFile = (file: number) => look(versionSlider([1, 2, 3, 4].map(version), { raw: 1e7, file }, 1));
  const [at4, at5, at6] = [await withFile(1e4), await withFile(1e5), await withFile(1e6)];
  const [low, high] = [at5.changes(at4), at6.changes(at5)]; // the upper line with nothing above it, the lower with its name below
  assert.ok(low.top > high.top);
  about(low.top - high.top, low.bottom - high.bottom); // 10^4, 10^5 and 10^6 bytes have the same steps
  about(high.top, at6.place([0x00, 0x72, 0xb2]).top + 3); // the last version has as many bytes: its dot stands on the line
  assert.ok(at6.words.includes("raw pixels") && at6.words.includes("the original file"));
});

test("a figure is as large as it says, or 840 x 450", async () => {
  const title = { text: "" };
  const { width, height } = await look({ data: [], layout: { title, width: 300, height: 200 } });
  assert.deepEqual([width, height], [300, 200]);
  const usual = await look({ data: [], layout: { title } });
  assert.deepEqual([usual.width, usual.height], [840, 450]);
});

test("what figures are called is text, never SVG", () => {
  const svg = poster(paletteStrip(corners, '<script>alert("1")</script>'));
  assert.ok(!svg.includes("<script"));
});
