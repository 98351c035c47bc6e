import assert from "node:assert/strict";
import { test } from "node:test";
import { curvesOverK, paletteRows, spread } from "../../src/figures/curves";

test("each curve has a plot of its own over the same K", () => {
  const { data, layout } = curvesOverK("T", [2, 16], {
    Inertia: [1.23456, 1],
    Silhouette: [0.5, Number.NaN],
  });
  assert.deepEqual(data.map(({ x }) => x), [["2", "16"], ["2", "16"]]); // biome-ignore format: one line
  assert.deepEqual(data.map(({ y }) => y), [[1.235, 1], [0.5, null]]); // biome-ignore format: one line
  assert.deepEqual(data.map(({ yaxis }) => yaxis), ["y", "y2"]); // biome-ignore format: one line
  assert.deepEqual(
    [layout.yaxis?.title, layout.yaxis2?.title],
    [{ text: "Inertia" }, { text: "Silhouette" }],
  );
});

test("a spread is measured from the best run of all groups", () => {
  const { data } = spread("T", { random: [110, 120], "k-means++": [100, 105] });
  assert.deepEqual(data.map(({ x }) => x), [[10, 20], [0, 5]]); // biome-ignore format: one line
  assert.deepEqual(data.map(({ name }) => name), ["random", "k-means++"]); // biome-ignore format: one line
});

test("palettes stand in rows, the first on top, each from dark to light", () => {
  const { data, layout } = paletteRows("T", {
    first: [[255, 255, 255], [0, 0, 0], [0, 255, 0], [255, 0, 0]], // biome-ignore format: one line
    second: [[1, 2, 3]],
  });
  assert.deepEqual((layout.yaxis as { ticktext: string[] }).ticktext, ["second", "first"]);
  assert.deepEqual(data[1].marker?.color, ["rgb(0,0,0)", "rgb(255,0,0)", "rgb(0,255,0)", "rgb(255,255,255)"]);
});
