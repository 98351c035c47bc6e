// The worked notebook in a real JupyterLab: open it, Run All, look at what there is.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Locator } from "playwright-core";
import { root } from "../../../tools/setup/paths.mjs";
import { screenshot, skip, until } from "./chromium";
import { cellsWith, runAll, saveNotebook, showCell, useTheme, withNotebook } from "./jupyterlab";
import { isLegible } from "./legible";
import { turn, untilDrawn } from "./plots";

const notebook = join(root, "notebooks", "kmeans.ipynb");
/** Parts of the notebook, for people in build/screenshots, too: a cell's words, and where letters stand in it. */
const WORTH_A_LOOK = {
  top: ["In this notebook", "p"],
  pictures: ["Compressed image", "figcaption"],
  check: ["check.fit", '[role="group"]'],
  formula: ["Pythagoras", "mjx-container"],
};

const lab = withNotebook(() => notebook);

test("Run All runs every cell, in order", { skip }, async () => {
  const cells = await runAll(lab.page);
  assert.deepEqual(
    cells,
    cells.map((_, i) => ({ number: i + 1, errors: [] })),
  );
});

test("the formulas are drawn as formulas", { skip }, async () => {
  const [distance] = await cellsWith(lab.page, "Pythagoras");
  const cell = await showCell(lab.page, distance);
  await cell.locator("mjx-container").first().waitFor();
  assert.equal(await cell.locator("mjx-container").count(), 2);
  assert.equal(await cell.locator("mjx-merror").count(), 0);
});

test("the pictures are shown, in their full size, each by its name", { skip }, async () => {
  for (const [words, ...names] of [
    ["Showing the picture", "Talos, the automaton"],
    ["Compressed image", "Original image", "Compressed image, 16 colours"],
  ]) {
    const [index] = await cellsWith(lab.page, words);
    const cell = await showCell(lab.page, index);
    for (const name of names) {
      const image = cell.getByRole("img", { name, exact: true });
      await image.waitFor();
      assert.equal(await image.evaluate((element) => (element as HTMLImageElement).naturalWidth), 1920);
    }
  }
});

test("what a check says and how far a fit has come have names for a screen reader", { skip }, async () => {
  for (const [code, role, name] of [
    ["check.fit", "group", "Exercise 5, fit: correct"],
    ["const K = 16;", "progressbar", "Fitting 16 clusters"],
  ] as const) {
    const [index] = await cellsWith(lab.page, code);
    await (await showCell(lab.page, index)).getByRole(role, { name, exact: true }).waitFor();
  }
});

test("each 3D figure is drawn, and the mouse turns it", { skip }, async () => {
  const cells = await cellsWith(lab.page, "rgbSpace(");
  assert.equal(cells.length, 4);
  for (const [i, index] of cells.entries()) {
    const plot = await plotOf(index);
    await untilDrawn(plot);
    await screenshot(lab.page, `lab-plot-${i + 1}`);
  }
  await turn(lab.page, await plotOf(cells[cells.length - 1]));
});

test("on a small laptop, the slider, the cloud and the picture are in view at once", { skip }, async () => {
  const { page } = lab;
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  const small = { width: 1366, height: 660 };
  await page.setViewportSize(small);
  const [index] = await cellsWith(page, "await interact(");
  const [plot, cell] = [await plotOf(index), await showCell(page, index)];
  const slider = cell.getByRole("slider", { name: "K", exact: true });
  const parts = [slider, plot, cell.getByRole("img", { name: "16 colours" })];
  await until(async () => {
    await slider.evaluate((handle) => handle.scrollIntoView({ block: "start" }));
    const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
    return boxes.every((box) => box && box.y > 0 && box.y + box.height < small.height);
  }, "all of it in view");
  await screenshot(page, "lab-slider");
  await page.setViewportSize(size);
});

test("the palette has sixteen colours", { skip }, async () => {
  const [palette] = await cellsWith(lab.page, "show(paletteStrip(palette))");
  assert.equal(await (await plotOf(palette)).locator(".barlayer .point").count(), 16);
});

test("a saved notebook has JupyterLab's own pictures of the figures that it drew, for other viewers", {
  skip,
}, async () => {
  await until(async () => {
    await saveNotebook(lab.page);
    const outputs = lab.saved().cells.flatMap((cell) => cell.outputs ?? []);
    const figures = outputs.flatMap(({ data }) => (data?.["application/vnd.plotly.v1+json"] ? [data] : []));
    return figures.length === 5 && figures.every((figure) => isPng(figure["image/png"]));
  }, "a picture of each figure in the saved notebook");
});

for (const theme of ["Light", "Dark"] as const) {
  test(`texts, checks, captions and figures can be read (${theme})`, { skip }, async () => {
    await useTheme(lab.page, `JupyterLab ${theme}`);
    const name = theme.toLowerCase();
    for (const [part, [words, letters]] of Object.entries(WORTH_A_LOOK)) {
      const [index] = await cellsWith(lab.page, words);
      await untilAtRest(index);
      const shown = (await showCell(lab.page, index)).locator(letters).first();
      assert.ok(await isLegible(shown), part);
      await screenshot(lab.page, `lab-${part}-${name}`);
    }
    const [palette] = await cellsWith(lab.page, "show(paletteStrip(palette))");
    assert.ok(await isLegible((await plotOf(palette)).locator(".gtitle")), "figure");
    await screenshot(lab.page, `lab-palette-${name}`);
  });
}

test("the browser has no complaint", { skip }, () => {
  assert.deepEqual(lab.complaints, []);
});

function isPng(base64: unknown): boolean {
  return typeof base64 === "string" && base64.length > 5000 && base64.startsWith("iVBORw0KGgo");
}

/** The figure below a cell, in view and at rest. After a change of theme it is a still picture until the mouse comes near. */
async function plotOf(index: number): Promise<Locator> {
  const plot = (await showCell(lab.page, index)).locator(".jp-RenderedPlotly");
  await plot.hover();
  await untilAtRest(index, () => plot.locator(".main-svg").first().isVisible());
  return plot;
}

/** JupyterLab moves its cells about while they get their heights: waits until one has stood in view for a while. */
async function untilAtRest(index: number, isReady = async () => true): Promise<void> {
  const { height = 0 } = lab.page.viewportSize() ?? {};
  let place = "";
  await until(async () => {
    const box = await (await showCell(lab.page, index)).boundingBox();
    const before = place;
    place = JSON.stringify(box);
    return box !== null && box.y + box.height > 0 && box.y < height && place === before && (await isReady());
  }, `cell ${index} at rest`);
}
