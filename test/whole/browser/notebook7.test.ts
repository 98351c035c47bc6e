// The lesson's cells in Notebook 7, which the same server shows: they run, an HTML panel is there, a 3D figure is drawn and follows the
// slider.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../../tools/setup/paths.mjs";
import { drag, slider } from "../widgets/widgets";
import { screenshot, skip } from "./chromium";
import { cellsWith, goToCell, showCell, untilIdle, withNotebook } from "./jupyterlab";
import { camera, turn, untilDrawn } from "./plots";

const notebook = withNotebook(() => join(root, "notebooks", "kmeans.ipynb"), "notebooks");

test("Notebook 7 runs the lesson's cells, and shows the answer of a check", { skip }, async () => {
  assert.equal(
    await notebook.page.locator("body").getAttribute("data-notebook"),
    "notebooks",
    "not JupyterLab",
  );
  const [first] = await cellsWith(notebook.page, "startTensorFlow();");
  const [figure] = await cellsWith(notebook.page, "rgbSpace(");
  await (await showCell(notebook.page, first)).locator(".cm-content").click();
  for (let cell = first; cell <= figure; cell++) await notebook.page.keyboard.press("Shift+Enter");
  await untilIdle(notebook.page);

  const [check] = await cellsWith(notebook.page, "check.standardise(");
  const panel = (await showCell(notebook.page, check)).locator(".jp-OutputArea");
  await panel.getByText(/standardise: correct/).waitFor();
  await screenshot(notebook.page, "notebook7-check");
});

test("it draws a 3D figure with WebGL", { skip }, async () => {
  const [figure] = await cellsWith(notebook.page, "rgbSpace(");
  const plot = (await showCell(notebook.page, figure)).locator(".js-plotly-plot");
  await untilDrawn(plot);
  await screenshot(notebook.page, "notebook7-figure");
  const draws = await plot
    .locator(".gl-container canvas")
    .evaluate((canvas: HTMLCanvasElement) => !!(canvas.getContext("webgl2") ?? canvas.getContext("webgl")));
  assert.ok(draws, "the canvas has a WebGL context");
});

test("the picture and the figure follow the slider, by mouse and by arrow keys, and the camera stays", {
  skip,
}, async () => {
  const { page } = notebook;
  let index = 0;
  for (const words of ["function euclideanDist(", "class KMeans {", "await interact("]) {
    [index] = await cellsWith(page, words);
    await goToCell(page, index);
    await page.keyboard.press("Shift+Enter");
  }
  await untilIdle(page);
  const cell = await showCell(page, index);
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

test("the browser has no complaint but Notebook's own", { skip }, () => {
  // Notebook 7.6.5 now and then: a plugin's settings are there before those of the keyboard shortcuts that they change.
  const own = /reading 'schema'\)\s+at \S+notebook_core/;
  assert.deepEqual(
    notebook.complaints.filter((text) => !own.test(text)),
    [],
  );
});
