// The worked notebook in a real JupyterLab: open it, Run All, look at what there is.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { root } from "../../tools/setup/paths.mjs";
import { type Browser, complaints, openBrowser, screenshot, skip, until } from "./chromium";
import {
  cellsWith,
  type JupyterLab,
  openNotebook,
  runAll,
  showCell,
  startJupyterLab,
  useTheme,
} from "./jupyterlab";
import { turn, untilDrawn } from "./plots";

const notebook = join(root, "notebooks", "kmeans.ipynb");
/** Parts of the notebook that people look at in build/screenshots, by a cell's words. */
const WORTH_A_LOOK = {
  top: "In this notebook",
  pictures: "Compressed image",
  check: "check.fit",
  formula: "Pythagoras",
};

let lab: JupyterLab;
let browser: Browser;
let page: Page;
let found: string[];

before(async () => {
  if (skip) return;
  lab = await startJupyterLab(notebook);
  browser = await openBrowser();
  page = await browser.context.newPage();
  found = complaints(page);
  await openNotebook(page, lab.address(notebook));
});
after(async () => {
  await browser?.close();
  await lab?.stop();
});

test("Run All runs every cell, in order", { skip }, async () => {
  const cells = await runAll(page);
  assert.deepEqual(
    cells,
    cells.map((_, i) => ({ number: i + 1, errors: [] })),
  );
});

test("the formulas are drawn as formulas", { skip }, async () => {
  const [distance] = await cellsWith(page, "Pythagoras");
  const cell = await showCell(page, distance);
  await cell.locator("mjx-container").first().waitFor();
  assert.equal(await cell.locator("mjx-container").count(), 2);
  assert.equal(await cell.locator("mjx-merror").count(), 0);
});

test("the pictures are shown, in their full size", { skip }, async () => {
  for (const [words, count] of [
    ["Showing the picture", 1],
    ["Compressed image", 2],
  ] as const) {
    const [index] = await cellsWith(page, words);
    const images = (await showCell(page, index)).locator(".jp-OutputArea img");
    await images.first().waitFor();
    const widths = await images.evaluateAll((all) =>
      (all as HTMLImageElement[]).map((image) => image.naturalWidth),
    );
    assert.deepEqual(widths, Array(count).fill(1920));
  }
});

for (const theme of ["JupyterLab Light", "JupyterLab Dark"] as const) {
  test(`each 3D figure is drawn, and turns under the mouse (${theme})`, { skip }, async () => {
    await useTheme(page, theme);
    const cells = await cellsWith(page, "rgbSpace(");
    assert.equal(cells.length, 3);
    for (const [i, index] of cells.entries()) {
      const plot = await plotOf(index);
      await untilDrawn(plot);
      await screenshot(page, `lab-plot-${i + 1}-${theme.slice(11).toLowerCase()}`);
      await turn(page, plot);
    }
  });

  test(`the palette has sixteen colours, and the rest can be looked at (${theme})`, { skip }, async () => {
    await useTheme(page, theme);
    const name = theme.slice(11).toLowerCase();
    const [palette] = await cellsWith(page, "show(paletteStrip(palette))");
    assert.equal(await (await plotOf(palette)).locator(".barlayer .point").count(), 16);
    await screenshot(page, `lab-palette-${name}`);
    for (const [part, words] of Object.entries(WORTH_A_LOOK)) {
      const [index] = await cellsWith(page, words);
      await showCell(page, index);
      await screenshot(page, `lab-${part}-${name}`);
    }
  });
}

test("the browser has no complaint", { skip }, () => {
  assert.deepEqual(found, []);
});

/**
 * The figure below a cell, in view and at rest: JupyterLab moves its cells about while they get their heights. After a
 * change of theme it shows a still picture until the mouse comes near.
 */
async function plotOf(index: number): Promise<Locator> {
  let place = "";
  const plot = (await showCell(page, index)).locator(".jp-RenderedPlotly");
  await plot.hover();
  await until(async () => {
    const cell = await showCell(page, index);
    const before = place;
    place = JSON.stringify([await cell.boundingBox(), await plot.locator(".main-svg").first().isVisible()]);
    return place === before && place.endsWith("true]");
  }, `the figure of cell ${index}`);
  return plot;
}
