// A notebook that somebody else has run, opened fresh: JupyterLab doesn't trust it, and takes out what could do harm.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { lessonRun } from "../notebook/lesson-run";
import { type Browser, complaints, openBrowser, screenshot, skip } from "./chromium";
import { cellsWith, type JupyterLab, openNotebook, showCell, startJupyterLab } from "./jupyterlab";
import { untilDrawn } from "./plots";

let lab: JupyterLab;
let browser: Browser;
let page: Page;
let found: string[];

before(async () => {
  if (skip) return;
  const { notebookFile } = await lessonRun();
  lab = await startJupyterLab(notebookFile);
  browser = await openBrowser();
  page = await browser.context.newPage();
  found = complaints(page);
  await openNotebook(page, lab.address(notebookFile));
});
after(async () => {
  await browser?.close();
  await lab?.stop();
});

test("its pictures are shown all the same", { skip }, async () => {
  const [index] = await cellsWith(page, "Compressed image");
  const images = (await showCell(page, index)).locator(".jp-OutputArea img");
  await images.first().waitFor();
  await screenshot(page, "lab-untrusted-pictures");
  const sizes = await images.evaluateAll((all) =>
    (all as HTMLImageElement[]).map((image) => [
      image.naturalWidth,
      image.getBoundingClientRect().width > 200,
    ]),
  );
  assert.deepEqual(sizes, [
    [1920, true],
    [1920, true],
  ]);
});

test("its figures are drawn all the same", { skip }, async () => {
  const [index] = await cellsWith(page, "3D projection of the RGB pixels");
  await untilDrawn((await showCell(page, index)).locator(".js-plotly-plot"));
});

test("the answers to the checks and the progress bars can be read", { skip }, async () => {
  for (const [code, words] of [
    ["check.fit", /fit: correct/],
    ["const K = 16;", /30 of 30/],
  ] as const) {
    const [index] = await cellsWith(page, code);
    await (await showCell(page, index)).locator(".jp-OutputArea").getByText(words).first().waitFor();
  }
  await screenshot(page, "lab-untrusted-progress");
});

test("the browser has no complaint", { skip }, () => {
  assert.deepEqual(found, []);
});
