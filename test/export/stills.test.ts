// What a person sees in the still pictures: where in them a colour is, or what changes when something is said otherwise.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Jimp } from "jimp";
import { startTensorFlow } from "../../src/base/tf";
import { clusterings } from "../../src/figures/clusters";
import { curvesOverK, paletteRows, spread } from "../../src/figures/curves";
import { lloydFilm } from "../../src/figures/film";
import { gallery } from "../../src/figures/gallery";
import { cloud, type Figure, heat, paletteStrip, rgbSpace, stars } from "../../src/figures/space";
import { twoSpaces } from "../../src/figures/two-spaces";
import { type Version, versionSlider } from "../../src/figures/versions";
import { lloydSteps } from "../../src/kmeans/slow-motion";
import { drawStills } from "../../tools/export/export";
import { formatNotebook, type Output, parseNotebook } from "../../tools/notebooks/notebook";
import { ownFolder } from "../support/folder";

const folder = ownFolder("stills-");

const [red, green, blue, yellow, magenta] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0], [255, 0, 255]]; // biome-ignore format: one line
/** The first two colours of figures, by Okabe and Ito. */
const [FIRST, SECOND] = [[0x00, 0x72, 0xb2], [0xd5, 0x5e, 0x00]]; // biome-ignore format: one line
const corners = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1]]; // biome-ignore format: one line
const opposite = [[0, 0, 1], [1, 1, 0]]; // biome-ignore format: one line

const picture = (color: number) => new Jimp({ width: 40, height: 32, color }).getBase64("image/png");
const version = (K: number): Version => ({ palette: corners.slice(0, K).map((rgb) => rgb.map((v) => 255 * v)), shares: Array(K).fill(1 / K), bytes: 10 ** (2 + K), psnr: K, difference: 1 / K, source: BLACK }); // biome-ignore format: one line
const BLACK =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
const withFile = (file: number) => versionSlider([1, 2, 3, 4].map(version), { raw: 1e7, file }, 1);
const named = (K: number) => paletteStrip(Array.from({ length: K }, (_, k) => [k / K, 0, 0]));
const plain = (layout: object) => ({ data: [], layout: { title: { text: "" }, ...layout } });

async function figures() {
  const source = await picture(0x12ab34ff);
  const steps = [...lloydSteps(corners, corners.slice(0, 2))];
  const film = lloydFilm(corners, steps);
  return {
    steps,
    drawn: {
      space: rgbSpace("A title", cloud(corners, corners)),
      untitled: rgbSpace("", cloud(corners, corners)),
      pair: rgbSpace("", cloud(opposite, opposite)),
      starred: rgbSpace("", cloud(opposite, opposite), stars([[0.5, 0.5, 0.5]])),
      hidden: rgbSpace("", cloud([[0.65, 0.35, 0.59]], [[0, 0, 1]]), stars([[0.5, 0.5, 0.5]])), // before the star, to the eye
      heated: rgbSpace("", heat(corners, [0, 0.25, 0.5, 1], "Distance")),
      two: twoSpaces("", corners, corners),
      strip: paletteStrip(corners),
      sixteen: named(16),
      many: named(256),
      rows: paletteRows("", { one: [red], two: [green, blue] }),
      curves: curvesOverK("", [2, 4, 8], { Inertia: [3, 2, 1], Silhouette: [0.5, Number.NaN, 0.1] }),
      runs: spread("", { a: [1, 2, 3], b: [2, 2, 4] }),
      otherRuns: spread("", { a: [1, 3, 3], b: [2, 2, 4] }),
      irises: clusterings("", [[0, 0], [4, 4]], ["x", "y"], [{ title: "all", labels: [0, 1], centroids: [[1, 1], [3, 3]] }]), // biome-ignore format: one line
      pictures: gallery("", { a: [{ caption: "<b>Name</b><br>20 dB", source, aspect: 0.8 }] }),
      film,
      filmBegins: { ...film, frames: film.frames.slice(0, 1) },
      file4: withFile(1e4),
      file5: withFile(1e5),
      file6: withFile(1e6),
      small: plain({ width: 290, height: 230 }),
      usual: plain({}),
      formula: plain({ title: { text: "a $x_1$ <script>" } }),
    } satisfies Record<string, Figure>,
  };
}

/** What stands in an output beside the PNG must stay as it is. */
const shows = (data: Record<string, unknown>): Output => ({
  output_type: "display_data",
  data,
  metadata: {},
});

/** All in one notebook: Matplotlib takes longer to start than to draw. */
async function drawAll(outputs: Output[]): Promise<Output[]> {
  const file = join(folder, "a.ipynb");
  const cell = { cell_type: "code" as const, id: "a", metadata: {}, source: "show()", execution_count: 1, outputs }; // biome-ignore format: one line
  writeFileSync(file, formatNotebook({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  return parseNotebook(await drawStills(file)).cells[0].outputs ?? [];
}

type Look = Awaited<ReturnType<typeof look>>;
type Made = Awaited<ReturnType<typeof figures>>;
let made: Made;
const seen = {} as Record<keyof Made["drawn"], Look>;
let titled: Look;
let outputs: Output[];
let given: Output[];

before(async () => {
  await startTensorFlow();
  made = await figures();
  const html = `<figure><img alt="No. 1 &lt;b&gt;" style="width: 100%" src="${await picture(0xff0000ff)}"></figure>
    <figure><img alt="漢字" src="${await picture(0x0000ffff)}"></figure>`;
  const names = Object.keys(made.drawn) as (keyof Made["drawn"])[];
  given = [
    ...names.map((name) =>
      shows({
        "application/vnd.plotly.v1+json": JSON.parse(JSON.stringify(made.drawn[name])),
        "text/plain": "f",
      }),
    ),
    shows({ "text/html": html }),
    shows({ "text/html": "<b>no picture</b>" }),
    shows({ "application/vnd.plotly.v1+json": { data: [{ type: "pie" }], layout: { title: { text: "" } } } }),
    { output_type: "stream", name: "stdout", text: "hello" },
  ];
  outputs = await drawAll(structuredClone(given));
  for (const [i, name] of names.entries()) seen[name] = await look(outputs[i]);
  titled = await look(outputs[names.length]);
});

async function look({ data: bundle }: Output) {
  const png = Buffer.from(bundle?.["image/png"] as string, "base64");
  const { width, height, data } = (await Jimp.fromBuffer(png)).bitmap;
  const at = (x: number, y: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
  const place = (rgb: number[], within = 0) =>
    box(width, height, (x, y) => at(x, y).every((value, d) => Math.abs(value - rgb[d]) <= within));
  const changes = (to: { at: typeof at }) => box(width, height, (x, y) => `${at(x, y)}` !== `${to.at(x, y)}`);
  return { width, height, at, place, changes };
}

function box(width: number, height: number, isSeen: (x: number, y: number) => boolean) {
  const places = Array.from({ length: width * height }, (_, i) => [i % width, Math.floor(i / width)]);
  const found = places.filter(([x, y]) => isSeen(x, y));
  assert.ok(found.length > 0, "it is nowhere in the picture");
  const [left, top] = [0, 1].map((d) => found.reduce((least, place) => Math.min(least, place[d]), width));
  const [right, bottom] = [0, 1].map((d) => found.reduce((most, place) => Math.max(most, place[d]), 0));
  return { left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2, pixels: found.length };
}

const about = (value: number, wanted: number, within = 2) =>
  assert.ok(Math.abs(value - wanted) <= within, `${value}, but ${wanted} was to be expected`);

test("a PNG stands beside each figure's data and beside pictures in HTML, and all else stays", () => {
  const stripped = outputs.map(({ data, ...rest }) => {
    const { "image/png": _, ...others } = data ?? {};
    return data ? { ...rest, data: others } : rest;
  });
  assert.deepEqual(stripped, given);
  assert.deepEqual(
    outputs.flatMap(({ data }, i) => (data?.["image/png"] ? [] : [i])),
    [given.length - 3, given.length - 2, given.length - 1],
  );
});

test("seen from the red and far side, more red is to the right, more green to the right and up, more blue up", () => {
  const { place } = seen.space;
  const [r, g, b, both] = [red, green, blue, magenta].map((colour) => place(colour));
  assert.ok(r.x > b.x && g.x > b.x && b.y < r.y && g.y < r.y);
  about(both.x, r.x, 12); // the same but for its blue
  assert.ok(both.y < r.y && both.x > b.x);
  assert.ok(seen.space.changes(seen.untitled).bottom < 50, "the title");
});

test("a centroid is a star at its place, in front; what several traces are called stands beside their signs", () => {
  const [one, other] = [blue, yellow].map((colour) => seen.pair.place(colour));
  const star = box(seen.starred.width, seen.starred.height, (x, y) => y > 80 && `${seen.starred.at(x, y)}` === `${red}`); // biome-ignore format: one line
  about(star.x, (one.x + other.x) / 2, 8); // the middle of the cube, in perspective
  about(star.y, (one.y + other.y) / 2, 8);
  const { width, height, at } = seen.hidden;
  assert.throws(() => box(width, height, (x, y) => y > 80 && `${at(x, y)}` === `${blue}`), /nowhere/);
  const legend = seen.starred.place(red);
  assert.ok(legend.top < 60 && legend.left < 60, "the star in the legend, in the corner");
  assert.ok(legend.left > 0, "not cut off");
});

test("numbers get the colours of Viridis, from dark to light, and a bar tells which is which", () => {
  const { place, at, height } = seen.heated;
  const x = place([253, 231, 37], 8).right - 5; // within the bar, which is right of all points
  const rows = Array.from({ length: height }, (_, y) => at(x, y));
  const stops = [[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]]; // biome-ignore format: one line
  const places = stops.map((stop) =>
    rows.findIndex((rgb) => rgb.every((v, d) => Math.abs(v - stop[d]) <= 8)),
  );
  const [bottom, , middle, , top] = places;
  assert.ok(top > 0 && places.every((y, i) => i === 0 || y < places[i - 1]), `${places}`);
  assert.ok(Math.abs(middle - (top + bottom) / 2) < 0.05 * (bottom - top));
});

test("two spaces stand side by side, each with all the points", () => {
  const { height, at } = seen.two;
  const half = (from: number) =>
    box(420, height, (x, y) => at(from + x, y).every((v, d) => Math.abs(v - red[d]) < 90));
  assert.ok(half(0).pixels > 1 && half(420).pixels > 1);
});

test("bars have their colours, stand on one line, and are as wide as each other", () => {
  const bars = corners.map((rgb) => seen.strip.place(rgb.map((value) => 255 * value)));
  for (const [i, bar] of bars.entries()) {
    about(bar.bottom, bars[0].bottom);
    about(bar.right - bar.left, bars[0].right - bars[0].left);
    assert.ok(i === 0 || bar.left > bars[i - 1].right);
  }
});

test("names that would overlap are turned, and so many that they would still are not all there", () => {
  /** How much is written below the bars. */
  const ink = ({ width, height, at }: Look) =>
    box(width, height, (x, y) => y > 170 && at(x, y).every((v) => v < 100)).pixels;
  const [four, sixteen, many] = [seen.strip, seen.sixteen, seen.many].map(ink);
  assert.ok(sixteen > 3 * four, "all sixteen");
  assert.ok(many < 8 * sixteen, `${many} of 256, ${sixteen} of 16`);
});

test("rows of palettes have a bar for each colour, side by side, in the order of their names", () => {
  const [r, g, b] = [red, green, blue].map((colour) => seen.rows.place(colour));
  about(g.y, b.y);
  about(g.left - b.right, 1); // from dark to light
  about(r.right - r.left, g.right - b.left);
  assert.ok(g.y - r.y > r.bottom - r.top);
});

test("a curve falls as its values do, and a gap stays a gap", () => {
  const [inertia, silhouette] = [FIRST, SECOND].map((colour) => seen.curves.place(colour));
  assert.ok(inertia.right < silhouette.left, "each in a plot of its own");
  for (const { top, bottom } of [inertia, silhouette]) assert.ok(bottom - top > 100);
  assert.ok(silhouette.pixels < 80, "two dots, and no line between them");
});

test("boxes begin and end where Plotly's do, and show every run", () => {
  const runs = seen.runs.place(FIRST);
  const moved = seen.runs.changes(seen.otherRuns);
  assert.ok(moved.top > runs.top - 3 && moved.bottom < runs.bottom + 3, "a run of the first group has moved");
  // 0, 100 and 200 % above the best: by Langford's method no. 10 (Quartiles in elementary statistics, 2006) the quartiles are 25 and 175 %
  const rows = Array.from({ length: seen.runs.height }, (_, y) => y);
  const inColumn = (x: number) => rows.filter((y) => `${seen.runs.at(x, y)}` === `${FIRST}`).length;
  const columns = Array.from({ length: seen.runs.width }, (_, x) => x);
  const sides = columns.filter((x) => inColumn(x) > 40);
  const [low, high] = [sides[0], sides[sides.length - 1]];
  const [first, last] = [runs.left + 2, runs.right - 2]; // the middles of the outermost dots
  about((low - first) / (last - first), 1 / 8, 0.02);
  about((high - first) / (last - first), 7 / 8, 0.02);
});

test("each cluster has a sign of its own, and its centroid is a white star with a dark edge", () => {
  const [circle, square] = [FIRST, SECOND].map((colour) => seen.irises.place(colour, 60));
  assert.ok(circle.x < square.x && circle.y > square.y);
  assert.ok(square.pixels > 0.9 * (square.right - square.left + 1) * (square.bottom - square.top + 1));
  assert.ok(circle.pixels < 0.9 * (circle.right - circle.left + 1) * (circle.bottom - circle.top + 1));
});

test("pictures are in it, with their captions above them", () => {
  const shown = seen.pictures.place([0x12, 0xab, 0x34]);
  assert.ok(Math.abs((shown.bottom - shown.top) / (shown.right - shown.left) - 0.8) < 0.02);
  const caption = box(400, shown.top, (x, y) => seen.pictures.at(x, y).every((v) => v < 100));
  assert.ok(caption.bottom - caption.top > 15 && caption.pixels > 50, "two lines");
});

test("a film shows its last step, and the way there", () => {
  const { place } = seen.film;
  assert.ok(made.steps[made.steps.length - 1].iteration > 1);
  const trails = (look: Look) => look.place([0x22, 0x22, 0x22]).pixels; // and what letters have of this grey
  assert.ok(trails(seen.film) > trails(seen.filmBegins) + 50, "the ways of the centroids");
  assert.ok(seen.film.changes(seen.filmBegins).top < 50, "the title");
  assert.ok(place(red).pixels > 50 && place(FIRST).left > place(red).right, "the inertia beside the stars");
});

test("the line of the original file stands at its bytes, on a logarithmic scale", () => {
  const { file4, file5, file6 } = seen;
  const [low, high] = [file5.changes(file4), file6.changes(file5)];
  assert.ok(low.top > high.top);
  about(low.top - high.top, low.bottom - high.bottom); // 10^4, 10^5 and 10^6 bytes have the same steps
});

test("a figure is as large as it says, or 840 x 450", () => {
  assert.deepEqual([seen.small.width, seen.small.height], [290, 230]);
  assert.deepEqual([seen.usual.width, seen.usual.height], [840, 450]);
});

test("a title is text, whatever is in it", () => {
  const { left, right } = seen.formula.changes(seen.usual);
  assert.ok(right - left > 110, "a formula would be shorter");
});

test("pictures stand side by side, each under its title, even one in letters that the font lacks", () => {
  const { width, height, at } = titled;
  assert.deepEqual([width, height], [600, 24 + 240]);
  assert.deepEqual([at(150, 150), at(450, 150), at(297, 150)], [red, blue, [255, 255, 255]]);
  const ink = (from: number) => box(300, 22, (x, y) => at(from + x, y).every((v) => v < 100)).pixels;
  assert.ok(ink(0) > 30 && ink(300) > 10);
});
