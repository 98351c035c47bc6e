import assert from "node:assert/strict";
import { before, test } from "node:test";
import { lloydSteps } from "../src/lloyd";
import { cloud, heat, paletteStrip, rgbSpace, stars } from "../src/plots";
import { curvesOverK, paletteRows, spread } from "../src/plots-curves";
import { lloydFilm } from "../src/plots-lloyd";
import { gallery } from "../src/plots-pictures";
import { poster } from "../src/poster";
import { startTensorFlow } from "../src/tf";

before(startTensorFlow);

const count = (svg: string, what: RegExp) => svg.match(what)?.length ?? 0;
const corners = [[0, 0, 0], [1, 0, 0], [0, 0, 1], [1, 1, 1]]; // biome-ignore format: one line

test("a cloud has a dot for each point, in its colour, and a star for each centroid", () => {
  const svg = poster(rgbSpace("A title", cloud(corners, corners), stars([[0.5, 0.5, 0.5]])));
  assert.equal(count(svg, /M[\d.]+ [\d.]+h0/g), 4);
  assert.ok(svg.includes('stroke="rgb(255,0,0)"'));
  assert.equal(count(svg, /★/g), 1);
  for (const words of ["A title", "Red channel", "Green channel", "Blue channel"]) assert.ok(svg.includes(words)); // biome-ignore format: one line
});

test("numbers get the colours of Viridis, from dark to light", () => {
  const svg = poster(rgbSpace("T", heat(corners, [0, 0.5, 0.5, 1], "Distance")));
  assert.ok(svg.includes("rgb(64,0,80)") && svg.includes("rgb(255,224,32)"));
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
  assert.equal(count(strip, /<rect [^>]*fill="rgb/g), 4);
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

test("what figures are called is text, never SVG", () => {
  const svg = poster(paletteStrip(corners, '<script>alert("1")</script>'));
  assert.ok(!svg.includes("<script"));
});
