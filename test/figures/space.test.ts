import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { PlotMarker } from "plotly.js";
import { startTensorFlow } from "../../src/base/tf";
import { cloud, heat, paletteStrip, rgbSpace, stars } from "../../src/figures/space";

before(startTensorFlow);

const two = [[0, 0.5, 1], [0.123456, 0, 0]]; // biome-ignore format: one line

test("RGB space has an axis from 0 to 1 for each channel", () => {
  const { layout, data } = rgbSpace("A title", cloud(two, two));
  assert.equal(layout.title.text, "A title");
  const { xaxis, yaxis, zaxis } = layout.scene ?? {};
  const titles = [xaxis, yaxis, zaxis].map((axis) => axis?.title);
  assert.deepEqual(titles, [{ text: "Red channel" }, { text: "Green channel" }, { text: "Blue channel" }]);
  assert.deepEqual(xaxis?.range, [0, 1]);
  assert.equal(data.length, 1);
});

test("a cloud's points stand at their coordinates in their colours", () => {
  const { type, x, y, z, marker, opacity, hovertemplate } = cloud(two, two, { opacity: 0.5 });
  assert.match(`${hovertemplate}`, /^red %\{x.*green %\{y.*blue %\{z/);
  assert.equal(type, "scatter3d");
  assert.deepEqual([x, y, z], [[0, 0.1235], [0.5, 0], [1, 0]]); // biome-ignore format: one line
  assert.equal(opacity, 0.5);
  assert.deepEqual(marker?.color, ["rgb(0,128,255)", "rgb(31,0,0)"]);
});

test("a heat cloud is coloured by its values, with their name at the scale", () => {
  const marker = heat(two, new Float32Array([0.25, 1]), "Distance").marker as Partial<PlotMarker>;
  assert.deepEqual(marker.color, [0.25, 1]);
  assert.deepEqual(marker.colorbar?.title, { text: "Distance" });
});

test("stars are red and numbered from 1", () => {
  const trace = stars(two);
  assert.equal(trace.textfont?.color, "red");
  assert.deepEqual(trace.hovertext, ["Cluster 1", "Cluster 2"]);
  assert.equal(trace.name, "Clusters");
});

test("a palette strip shows each colour under its number", () => {
  const [bars] = paletteStrip(two).data;
  assert.deepEqual(bars.x, ["Cluster 1", "Cluster 2"]);
  assert.deepEqual(bars.marker?.color, ["rgb(0,128,255)", "rgb(31,0,0)"]);
});

test("a figure survives the way to the page as JSON", () => {
  const figure = rgbSpace("T", cloud(two, two), heat(two, [1, 2], "D"), stars(two));
  assert.deepEqual(JSON.parse(JSON.stringify(figure)), figure);
});
