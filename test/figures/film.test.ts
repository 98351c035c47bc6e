import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startTensorFlow } from "../../src/base/tf";
import { lloydFilm, lloydMoment } from "../../src/figures/film";
import { lloydSteps } from "../../src/kmeans/slow-motion";

before(startTensorFlow);

const points = [[0, 0, 0], [0.5, 0, 0], [0.5, 1, 0], [1, 1, 0]]; // biome-ignore format: one line
const film = () => lloydFilm(points, [...lloydSteps(points, [points[0], points[3]])]);

test("there is a frame and a place on the slider for each step", () => {
  const { frames, layout } = film();
  assert.deepEqual(frames.map(({ name }) => name), ["0", "1", "2"]); // biome-ignore format: one line
  assert.deepEqual(layout.sliders?.[0].steps?.map(({ label }) => label), ["1 assign", "1 update", "2 assign"]); // biome-ignore format: one line
  assert.deepEqual(layout.sliders?.[0].steps?.map(({ args }) => args?.[0]), [["0"], ["1"], ["2"]]); // biome-ignore format: one line
});

test("it opens on its first frame, and each frame changes every trace", () => {
  const { data, frames, layout } = film();
  const [first] = frames as { data: object[]; layout: { title: { text: string } } }[];
  assert.equal(first.data.length, data.length);
  first.data.forEach((trace, i) => {
    assert.deepEqual({ ...data[i], ...trace }, data[i]);
  });
  assert.equal(layout.title.text, first.layout.title.text);
});

test("each point has the number of its cluster as its colour, and the scale has the centroids' colours", () => {
  const [, { data }] = film().frames as { data: { marker: { color: number[]; colorscale: unknown } }[] }[];
  assert.deepEqual(data[0].marker.color, [0, 0, 1, 1]);
  assert.deepEqual(data[0].marker.colorscale, [[0, "rgb(64,0,0)"], [1, "rgb(191,255,0)"]]); // biome-ignore format: one line
});

test("the trail goes through every place where a centroid has been, with gaps between centroids", () => {
  const trails = film().frames.map(({ data }) => (data as { x: unknown }[])[1].x);
  assert.deepEqual(trails[0], [0, null, 1, null]);
  assert.deepEqual(trails[1], [0, 0.25, null, 1, 0.75, null]);
  assert.deepEqual(trails[2], trails[1]);
});

test("the inertia is drawn step by step", () => {
  const falls = film().frames.map(({ data }) => (data as { x: number[]; y: number[] }[])[3]);
  assert.deepEqual([falls[2].x, falls[2].y], [[0.5, 1, 1.5], [0.5, 0.25, 0.25]]); // biome-ignore format: one line
  assert.deepEqual(falls[0].y, [0.5]);
});

test("play runs through all frames, pause stops", () => {
  const [play, pause] = film().layout.updatemenus?.[0].buttons ?? [];
  assert.deepEqual([play?.method, play?.args?.[0]], ["animate", null]);
  assert.deepEqual([pause?.method, pause?.args?.[0]], ["animate", [null]]);
});

test("a film of a single cluster has a scale too", () => {
  const [{ data }] = lloydFilm(points, [...lloydSteps(points, [points[0]])]).frames;
  assert.equal((data as { marker: { colorscale: unknown[] } }[])[0].marker.colorscale.length, 2);
});

test("a moment shows what the film's frame at that step shows, and its title, without slider and buttons", () => {
  const steps = [...lloydSteps(points, [points[0], points[3]])].slice(0, 2);
  const frame = film().frames[1] as { data: object[]; layout: { title: { text: string } } };
  const { data, layout } = lloydMoment(points, steps);
  frame.data.forEach((trace, i) => {
    assert.deepEqual({ ...data[i], ...trace }, data[i]);
  });
  assert.equal(layout.title.text, frame.layout.title.text.replace("Iteration 1", "Step 2"));
  assert.deepEqual([layout.sliders, layout.updatemenus], [undefined, undefined]);
});
