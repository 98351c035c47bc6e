// The whole walkthrough, executed: each cell must show what it says, not only run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Jimp } from "jimp";
import type { Notebook } from "../../../tools/notebooks/notebook";
import { python, root } from "../../../tools/setup/paths.mjs";
import { near } from "../../support/backends";
import { type LessonRun, lessonRun } from "./lesson-run";
import {
  cellWith,
  checkStills,
  type Figure,
  figures,
  images,
  printed,
  rgb,
  sampleSize,
  type Trace,
} from "./outputs";

let run: LessonRun;
let notebook: Notebook;
before(async () => {
  run = await lessonRun();
  notebook = run.notebook;
});

const shows = (words: string) => cellWith(notebook, words).outputs ?? [];
const codeCells = () => notebook.cells.filter(({ cell_type }) => cell_type === "code");
const points = ({ x, y, z }: Trace) => x.map((_, i) => [x[i], y[i], z[i]]);
const distance = (a: number[], b: number[]) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** The figure of the cell with these words, which must be its only one. */
function figure(words: string): Figure {
  const [only, ...others] = figures(shows(words));
  assert.equal(others.length, 0);
  return only;
}

test("every cell ran, in order, without an error or a warning", () => {
  assert.deepEqual(
    codeCells().map((cell) => cell.execution_count),
    codeCells().map((_, i) => i + 1),
  );
  const bad = codeCells()
    .flatMap((cell) => cell.outputs ?? [])
    .filter(({ output_type, name }) => output_type === "error" || name === "stderr");
  assert.deepEqual(bad, []);
});

test("the command says at which cell it is, by number and heading, and where the results are", () => {
  const total = codeCells().length;
  codeCells().forEach((_, i) => {
    assert.match(run.log, new RegExp(`^cell +${i + 1} of ${total}  .* … \\d+\\.\\d s$`, "m"));
  });
  assert.match(run.log, /^cell +2 of \d+ {2}Load and standardise: /m);
  assert.match(run.log, /kmeans\.ipynb\n.*kmeans\.html\n$/);
});

test("the native TensorFlow computes", (t) => {
  const backend = printed(shows("startTensorFlow()"));
  if (/WebAssembly/.test(backend) && process.env.CI !== "true") return t.skip(backend);
  assert.match(backend, /^TensorFlow 2\.\d+\.\d+, native\n$/);
});

test("the picture is shown, with the lesson's sizes", async () => {
  const [{ title, bytes }, ...others] = images(shows("// Showing the picture"));
  assert.equal(others.length, 0);
  assert.equal(title, "Talos, the automaton");
  const { width, height } = await Jimp.fromBuffer(bytes);
  assert.deepEqual([width, height], [1920, 1537]);
  assert.equal(
    printed(shows("// Showing the picture")),
    "Image width   : 1920\nImage height  : 1537\nImage channels: 3\nImage size    : 8853120\n",
  );
});

test("the pixels become 2,951,040 points", () => {
  assert.equal(printed(shows("const pixels = image.reshape")), "Pixels shape: [ 2951040, 3 ]\n");
});

const sample = () => sampleSize(shows("const pixelsSmall ="));

test("the sample holds about 0.1 % of the pixels", () => {
  assert.match(printed(shows("const pixelsSmall =")), /^Reduction in size: 99\.9 %$/m);
  assert.ok(sample() < 2_951_040 / 500);
});

test("the first 3D figure has each pixel of the sample at its colour, and names the axes by channel", () => {
  const { data, layout } = figure("3D projection of the RGB pixels");
  const [cloud] = data;
  assert.equal(cloud.type, "scatter3d");
  assert.equal(cloud.x.length, sample());
  points(cloud).forEach((point, i) => {
    near(
      rgb(cloud.marker.color[i]),
      point.map((v) => Math.round(v * 255)),
      0,
    );
  });
  const axes = ["xaxis", "yaxis", "zaxis"].map((axis) => layout.scene[axis].title.text);
  assert.deepEqual(axes, ["Red channel", "Green channel", "Blue channel"]);
});

test("the three unit tests of the distance pass", () => {
  assert.equal(printed(shows("Unit test 3 failed")), "All three unit tests passed.\n");
});

test("the second 3D figure shows each pixel's true distance to one of them, the farthest being 1", () => {
  const [heat] = figure("Distance between a random pixel").data;
  const chosen = points(heat)[heat.marker.color.indexOf(0)];
  const distances = points(heat).map((point) => distance(point, chosen));
  const farthest = Math.max(...distances);
  near(
    heat.marker.color,
    distances.map((d) => d / farthest),
    2e-4, // the figure's coordinates have four digits
  );
});

test("the progress bars end full", () => {
  const outputs = codeCells().flatMap((cell) => cell.outputs ?? []);
  const html = outputs.map(({ data }) => String(data?.["text/html"] ?? ""));
  const bars = html
    .map((text) => /<progress value="(\d+)" max="(\d+)"/.exec(text))
    .filter((bar) => bar !== null);
  assert.deepEqual(
    bars.map(([, value, max]) => [value, max]),
    [
      ["30", "30"],
      ["2951040", "2951040"],
      ["30", "30"], // on the slider
    ],
  );
});

test("the third 3D figure has sixteen centroids, each a star among the faded pixels", () => {
  const { data, layout } = figure("The pixels and their");
  assert.equal(layout.title.text, "The pixels and their 16 clusters");
  assert.deepEqual(
    data.map(({ name, x }) => [name, x.length]),
    [
      ["Pixels", sample()],
      ["Clusters", 16],
    ],
  );
});

test("every exercise's check says that the worked answer is right", () => {
  const checks = codeCells().filter(({ metadata }) => metadata.tags?.includes("check"));
  const said = checks.map(({ outputs }) => String(outputs?.[0].data?.["text/plain"]));
  assert.equal(said.length, 9);
  said.forEach((line, i) => {
    assert.match(line, new RegExp(`^✔ Exercise ${i + 1}, \\w+: correct \\(${i + 1} of 9 done\\)$`));
  });
});

test("there are at most six 3D figures, for browsers draw only a few at once", () => {
  const all = codeCells().flatMap((cell) => figures(cell.outputs));
  const live = all.filter(({ data }) => data.some(({ type }) => type === "scatter3d"));
  assert.equal(live.length, 4);
});

/** Red, green, blue, red, … of a picture file, as Pillow reads it. */
function pixelsByPillow(file: string): Buffer {
  const code =
    "import sys, PIL.Image as I; sys.stdout.buffer.write(I.open(sys.argv[1]).convert('RGB').tobytes())";
  return execFileSync(python, ["-c", code, file], { maxBuffer: 2 ** 30 });
}

/** An independent k-means step: the nearest centroid of each pixel, and the mean colours, in float64. */
function ownCompression() {
  const centroids = points(figure("The pixels and their").data[1]);
  const data = pixelsByPillow(join(root, "data", "talos.jpg"));
  const labels = new Uint8Array(data.length / 3);
  const sums = centroids.map(() => [0, 0, 0, 0]);
  for (let i = 0; i < labels.length; i++) {
    const [r, g, b] = [data[3 * i] / 255, data[3 * i + 1] / 255, data[3 * i + 2] / 255];
    const squared = centroids.map(([x, y, z]) => (x - r) ** 2 + (y - g) ** 2 + (z - b) ** 2);
    labels[i] = squared.indexOf(Math.min(...squared));
    const sum = sums[labels[i]];
    for (const [d, value] of [r, g, b, 1].entries()) sum[d] += value;
  }
  const means = sums.map(([r, g, b, n]) => [r / n, g / n, b / n].map((v) => Math.round(255 * v)));
  return { labels, means };
}

test("the palette is the clusters' true mean colours, and the compressed picture is painted with it", async () => {
  const { labels, means } = ownCompression();
  const [strip] = figure("paletteStrip(palette)").data;
  const palette = strip.marker.color.map(rgb);
  palette.forEach((colour, k) => {
    near(colour, means[k], 1 / 255); // the figure's centroids have four digits: a mean may be rounded the other way
  });

  const [original, compressed] = images(shows("Compressed image"));
  assert.deepEqual([original.title, compressed.title], ["Original image", "Compressed image, 16 colours"]);
  const { data, width, height } = (await Jimp.fromBuffer(compressed.bytes)).bitmap;
  assert.deepEqual([width, height], [1920, 1537]);
  let same = 0;
  const colours = new Set<string>();
  for (let i = 0; i < labels.length; i++) {
    const colour = data.subarray(4 * i, 4 * i + 3).join();
    colours.add(colour);
    if (colour === palette[labels[i]].join()) same++;
  }
  assert.deepEqual([...colours].sort(), palette.map((colour) => colour.join()).sort());
  assert.ok(same > 0.999 * labels.length, `${same} of ${labels.length} pixels have their cluster's colour`);
});

test("the slider's cell says where it stands, and repaints what the steps before it painted", async () => {
  const outputs = shows("await interact(");
  const words = outputs.map(({ data }) => String(data?.["text/html"] ?? "")).join("");
  assert.match(words, /K = 16 \(a slider from 2 to 64\)\. Run this cell in a notebook to move it\./);
  assert.equal(figure("await interact(").layout.title.text, "16 clusters");
  const [repainted] = images(outputs);
  const [, compressed] = images(shows("Compressed image"));
  const [one, other] = await Promise.all([repainted, compressed].map(({ bytes }) => Jimp.fromBuffer(bytes)));
  // repaint computes in float64, the steps before it in float32: a mean may be rounded the other way, and a
  // pixel half-way between two clusters belong to the other one.
  const data = other.bitmap.data;
  const unlike = one.bitmap.data.filter((value, i) => Math.abs(value - data[i]) > 1).length;
  assert.ok(unlike < 1e-4 * data.length, `${unlike} of ${data.length} values`);
});

test("the last cell counts bytes that are true", () => {
  const [, compressed] = images(shows("Compressed image"));
  const numbers = printed(shows("statSync")).match(/[\d,]+(?= bytes)/g);
  assert.deepEqual(
    numbers?.map((number) => Number(number.replaceAll(",", ""))),
    [
      1537 * 1920 * 3,
      (1537 * 1920 * 4) / 8 + 16 * 3, // 4 bits a pixel and a palette
      compressed.bytes.length,
      statSync(join(root, "data", "talos.jpg")).size,
    ],
  );
  assert.match(printed(shows("statSync")), /Saved: +83\.3 %/);
});

test("each figure has a picture beside it that any viewer can show", async () => {
  const outputs = codeCells().flatMap((cell) => cell.outputs ?? []);
  assert.equal(await checkStills(outputs), 5);
  const pictures = outputs.filter((output) => images([output]).length > 0);
  assert.equal(pictures.length, 3);
  for (const { data = {} } of pictures) {
    const { width, height } = await Jimp.fromBuffer(Buffer.from(data["image/png"] as string, "base64"));
    assert.ok(width === 600 && height > 200);
  }
});

test("the executed notebook and its page stay light", () => {
  assert.ok(statSync(run.notebookFile).size < 8e6);
  assert.ok(statSync(run.page).size < 15e6);
});
