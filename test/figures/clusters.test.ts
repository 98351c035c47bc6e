import assert from "node:assert/strict";
import { test } from "node:test";
import type { PlotMarker } from "plotly.js";
import { clusterings } from "../../src/figures/clusters";

test("the same cluster has the same colour and symbol in all panels, however it is numbered", () => {
  const points = [[0, 0], [1, 1], [5, 5]]; // biome-ignore format: one line
  const one = { title: "One", labels: [0, 0, 1], centroids: [[0.5, 0.5], [5, 5]] }; // biome-ignore format: one line
  const two = { title: "Two", labels: [1, 1, 0], centroids: [[5, 5], [0.5, 0.5]] }; // biome-ignore format: one line
  const { data, layout } = clusterings("T", points, ["x", "y"], [one, two]);
  const [a, , b] = data.map(({ marker }) => marker as PlotMarker);
  assert.deepEqual([a.color, a.symbol], [b.color, b.symbol]);
  assert.notEqual((a.color as string[])[0], (a.color as string[])[2]);
  assert.deepEqual(layout.annotations?.map(({ text }) => text), ["One", "Two"]); // biome-ignore format: one line
});
