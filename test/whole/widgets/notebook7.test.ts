// `interact` in Notebook 7, which the same server shows: figure and picture follow there, too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { screenshot, skip } from "../browser/chromium";
import { runAll, showCell, untilIdle, withNotebook } from "../browser/jupyterlab";
import { camera, turn, untilDrawn } from "../browser/plots";
import { drag, FIRST, notebookOf, PICTURE, slider } from "./widgets";

const opened = withNotebook(() => notebookOf(FIRST, PICTURE), "notebooks");

test("the picture and the figure follow the slider, by mouse and by arrow keys, and the camera stays", {
  skip,
}, async () => {
  const { page } = opened;
  const cells = await runAll(page);
  assert.deepEqual(cells.flatMap(({ errors }) => errors), []); // biome-ignore format: one line
  const cell = await showCell(page, 1);
  const plot = cell.locator(".js-plotly-plot");
  await untilDrawn(plot);
  await turn(page, plot);
  const turned = await camera(plot);
  await drag(page, "K", 0.5);
  await cell.getByRole("img", { name: "33 colours" }).waitFor();
  await slider(page, "K").focus();
  await page.keyboard.press("ArrowRight");
  await cell.getByRole("img", { name: "34 colours" }).waitFor();
  await cell.locator(".gtitle", { hasText: "34 clusters" }).waitFor();
  await untilIdle(page);
  assert.equal(await camera(plot), turned);
  await screenshot(page, "widgets-notebook7");
});
