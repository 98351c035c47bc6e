import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startTensorFlow } from "../../../src/base/tf";
import { curvesOverK, paletteRows, spread } from "../../../src/figures/curves";
import { lloydFilm } from "../../../src/figures/film";
import { gallery } from "../../../src/figures/gallery";
import { cloud, heat, paletteStrip, rgbSpace, stars } from "../../../src/figures/space";
import { type Version, versionSlider } from "../../../src/figures/versions";
import { lloydSteps } from "../../../src/kmeans/slow-motion";
import { poster } from "../../../tools/export/stills/figure";

before(startTensorFlow);

const count = (svg: string, what: RegExp) => svg.match(what)?.length ?? 0;
const corners = [[0, 0, 0], [1, 0, 0], [0, 0, 1], [1, 1, 1]]; // biome-ignore format: one line

test("a cloud has a dot for each point, in its colour, and a star for each centroid", () => {
  const svg = poster(rgbSpace("A title", cloud(corners, corners), stars([[0.5, 0.5, 0.5]])));
  assert.equal(count(svg, /M[\d.]+ [\d.]+h0/g), 4 + 1); // and one of each in the legend
  assert.ok(svg.includes('stroke="rgb(255,0,0)"'));
  assert.equal(count(svg, /★/g), 1 + 1);
  for (const words of ["A title", "Red channel", "Green channel", "Blue channel"]) assert.ok(svg.includes(words)); // biome-ignore format: one line
});

test("numbers get the colours of Viridis, from dark to light, and those between; a bar tells which is which", () => {
  const svg = poster(rgbSpace("T", heat(corners, [0, 0.125, 0.5, 1], "Distance")));
  // Viridis begins with 68,1,84, then comes 59,82,139 and at its end 253,231,37; dots have colours in steps of 16
  for (const colour of ["rgb(64,0,80)", "rgb(64,48,112)", "rgb(255,224,32)"]) {
    assert.ok(svg.includes(`stroke="${colour}"`), colour);
  }
  assert.ok(svg.includes(">Distance<") && count(svg, /<rect [^>]*fill="rgb/g) > 50);
});

test("a space has no edge in front of its points, and numbers along its axes", () => {
  const svg = poster(rgbSpace("T", cloud(corners, corners)));
  assert.equal(count(svg, /<polyline/g), 9); // of the cube's twelve edges, three meet in the corner nearest to us
  assert.equal(count(svg, />0\.4</g), 3);
});

test("what several traces are called stands beside their signs", () => {
  const svg = poster(rgbSpace("T", cloud(corners, corners), stars([[0.5, 0.5, 0.5]])));
  assert.ok(svg.includes(">Pixels<") && svg.includes(">Clusters<"));
  assert.equal(count(poster(rgbSpace("T", cloud(corners, corners))), />Pixels</g), 0);
});

test("seen from the red and far side, more red is to the right, more green to the right and up, more blue up", () => {
  const at = (point: number[]) => {
    const svg = poster(rgbSpace("T", cloud([point], [point])));
    const [, x, y] = /M([\d.]+) ([\d.]+)h0/.exec(svg) ?? [];
    return [Number(x), Number(y)];
  };
  const [black, red, green, blue] = [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]].map(at); // biome-ignore format: one line
  assert.ok(red[0] > black[0] && red[1] > black[1]); // nearer to us, so lower
  assert.ok(green[0] > black[0] && green[1] < black[1]);
  assert.ok(blue[0] === black[0] && blue[1] < black[1]);
});

test("bars have their colours and the widths of their shares", () => {
  const strip = poster(paletteStrip(corners));
  const bars = [...strip.matchAll(/<rect [^>]*y="([\d.]+)" [^>]*height="([\d.]+)" fill="rgb/g)];
  const [, bottom] = /<polyline points="[\d.]+,([\d.]+)/.exec(strip) ?? [];
  assert.deepEqual(bars.map(([, top, height]) => Number(top) + Number(height)), corners.map(() => Number(bottom))); // biome-ignore format: one line
  assert.ok(strip.includes(">Cluster 4<"));
  const rows = poster(paletteRows("T", { one: [[1, 2, 3]], two: [[4, 5, 6], [7, 8, 9]] })); // biome-ignore format: one line
  assert.ok(rows.includes('fill="rgb(4,5,6)"') && rows.includes(">two<"));
  for (const number of rows.matchAll(/(?:width|height)="(-?[\d.]+)"/g)) assert.ok(Number(number[1]) > 0);
});

test("curves go through their points; boxes show every run", () => {
  const curves = poster(
    curvesOverK("T", [2, 4, 8], { Inertia: [3, 2, 1], Silhouette: [0.5, Number.NaN, 0.1] }),
  );
  assert.equal(count(curves, /h0/g), 5);
  assert.ok(!curves.includes("NaN"));
  assert.equal(count(poster(spread("T", { a: [1, 2, 3], b: [2, 2, 4] })), /h0/g), 6);
});

test("pictures are in it with their captions", () => {
  const svg = poster(gallery("T", { a: [{ caption: "<b>Name</b><br>20 dB", source: "data:image/png;base64,xx", aspect: 0.8 }] })); // biome-ignore format: one line
  assert.match(svg, /<image href="data:image\/png;base64,xx"/);
  assert.match(svg, />Name<.*>20 dB</);
});

test("a film shows its last step, and the way there", () => {
  const steps = [...lloydSteps(corners, corners.slice(0, 2))];
  const svg = poster(lloydFilm(corners, steps));
  const { iteration, inertia } = steps[steps.length - 1];
  assert.ok(iteration > 1 && svg.includes(`Iteration ${iteration}: `));
  assert.ok(svg.includes(`(inertia ${inertia.toFixed(2)})`));
  assert.equal(count(svg, /stroke="#222"/g), 2); // a trail for each centroid
  assert.equal(count(svg, /★/g), 2);
  assert.ok(!svg.includes("NaN"));
});

test("names too long for their places are turned, and so many that they would overlap are not all there", () => {
  const many = (K: number) => poster(paletteStrip(Array.from({ length: K }, (_, k) => [k / K, 0, 0])));
  assert.equal(count(many(4), /rotate\(-45/g), 0);
  assert.equal(count(many(16), /rotate\(-45/g), 16);
  assert.ok(count(many(256), />Cluster \d+</g) < 100);
});

test("the lines of raw pixels and of the original file are at their bytes, with their names; a third is at the choice", () => {
  const version = (K: number): Version => ({ palette: corners.slice(0, K), shares: Array(K).fill(1 / K), bytes: 10 ** (2 + K), psnr: K, difference: 1 / K, source: "" }); // biome-ignore format: one line
  const svg = poster(versionSlider([1, 2, 3, 4].map(version), { raw: 1e7, file: 1e5 }, 1));
  const points = [...svg.matchAll(/M([\d.]+) ([\d.]+)h0/g)].map(([, x, y]) => [Number(x), Number(y)]);
  const lines = [...svg.matchAll(/points="([^"]*)" [^>]*stroke="(?:#777|#d55e00)"/g)].map(([, ends]) => ends.split(/[ ,]/).map(Number)); // biome-ignore format: one line
  const [choice, raw, file] = lines;
  const near = (value: number, wanted: number) =>
    assert.ok(Math.abs(value - wanted) < 1, `${value}, ${wanted}`);
  near(choice[0], points[1][0]); // the second of four, from below all to above all
  assert.ok(choice[0] === choice[2] && choice[1] > points[1][1] && choice[3] < raw[1]);
  near(file[1], points[2][1]); // the third has as many bytes as the file, and the scale is logarithmic
  near(raw[1], 2 * points[2][1] - points[0][1]);
  assert.equal(raw[1], raw[3]);
  const [, rawNote, fileNote] = /y="([\d.]+)"[^>]*><tspan[^>]*>raw pixels<.*y="([\d.]+)"[^>]*><tspan[^>]*>the original file</.exec(svg) ?? []; // biome-ignore format: one line
  assert.ok(Number(rawNote) < raw[1] && Number(fileNote) > file[1]);
});

test("a figure is as large as it says, or 840 x 450", () => {
  assert.match(
    poster({ data: [], layout: { title: { text: "" }, width: 300, height: 200 } }),
    /viewBox="0 0 300 200"/,
  );
  assert.match(poster({ data: [], layout: { title: { text: "" } } }), /viewBox="0 0 840 450"/);
});

test("what figures are called is text, never SVG", () => {
  const svg = poster(paletteStrip(corners, '<script>alert("1")</script>'));
  assert.ok(!svg.includes("<script"));
});
