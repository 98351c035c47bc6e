// A notebook that somebody else has run, opened fresh: JupyterLab doesn't trust it, and takes out what could do harm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lessonRun } from "../lesson/lesson-run";
import { screenshot, skip } from "./chromium";
import { cellsWith, showCell, withNotebook } from "./jupyterlab";
import { untilDrawn } from "./plots";

const lab = withNotebook(async () => (await lessonRun()).notebookFile);

test("its pictures are shown all the same", { skip }, async () => {
  const [index] = await cellsWith(lab.page, "Compressed image");
  const images = (await showCell(lab.page, index)).locator(".jp-OutputArea img");
  await images.first().waitFor();
  await screenshot(lab.page, "lab-untrusted-pictures");
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

test("its figures are still pictures until the mouse comes to them, and then drawn all the same", {
  skip,
}, async () => {
  const [index] = await cellsWith(lab.page, "3D projection of the RGB pixels");
  const figure = (await showCell(lab.page, index)).locator(".jp-RenderedPlotly");
  await figure.locator("img").waitFor();
  await figure.hover();
  await untilDrawn(figure);
});

test("the answers to the checks and the progress bars can be read", { skip }, async () => {
  for (const [code, words] of [
    ["check.fit", /fit: correct/],
    ["const K = 16;", /30 of 30/],
  ] as const) {
    const [index] = await cellsWith(lab.page, code);
    await (await showCell(lab.page, index)).locator(".jp-OutputArea").getByText(words).first().waitFor();
  }
  await screenshot(lab.page, "lab-untrusted-progress");
});

test("the slider's cell says in words where the slider stood, and shows no error", { skip }, async () => {
  const [index] = await cellsWith(lab.page, "await interact(");
  const output = (await showCell(lab.page, index)).locator(".jp-OutputArea");
  await output.locator("img").last().waitFor();
  await screenshot(lab.page, "lab-untrusted-slider");
  const text = await output.innerText();
  assert.doesNotMatch(text, /error/i);
  assert.match(text, /^K = 16 \(a slider from 2 to 64\)\. Run this cell in a notebook to move it\.$/m);
});

test("the browser has no complaint", { skip }, () => {
  assert.deepEqual(lab.complaints, []);
});
