// The offline page of the whole lesson, with the network off, as a person sees it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { lessonRun } from "../lesson/lesson-run";
import { type Browser, complaints, openBrowser, screenshot, skip } from "./chromium";
import { isLegible } from "./legible";
import { turn, untilDrawn } from "./plots";

let browser: Browser;
let page: Page;
let found: string[];
const requests: string[] = [];

before(async () => {
  if (skip) return;
  const { page: file } = await lessonRun();
  browser = await openBrowser({ offline: true });
  page = await browser.context.newPage();
  found = complaints(page);
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
});
after(() => browser?.close());

test("the page has the lesson's title and its headings", { skip }, async () => {
  assert.equal(await page.title(), "K-means: a photograph in sixteen colours");
  assert.ok((await page.locator("h2").count()) >= 6);
});

test("its formulas are drawn as formulas", { skip }, async () => {
  const formulas = page.locator("math");
  assert.ok((await formulas.count()) >= 7);
  for (const formula of await formulas.all()) {
    const { width, height } = (await formula.boundingBox()) ?? { width: 0, height: 0 };
    assert.ok(width > 10 && height > 10);
  }
  assert.doesNotMatch(await page.locator("main").innerText(), /\\sqrt|\\times|\$\$/);
});

test("its pictures are there, in their full size, each with its name", { skip }, async () => {
  const pictures = await page
    .locator(".output figure img")
    .evaluateAll((images) =>
      (images as HTMLImageElement[]).map(({ alt, naturalWidth, naturalHeight }) => [
        alt,
        naturalWidth,
        naturalHeight,
      ]),
    );
  assert.deepEqual(pictures, [
    ["Talos, the automaton", 1920, 1537],
    ["Original image", 1920, 1537],
    ["Compressed image, 16 colours", 1920, 1537],
    ["16 colours", 1920, 1537], // on the slider
  ]);
});

test("each 3D figure is drawn when the reader comes to it, and the mouse turns it", { skip }, async () => {
  const frames = page.locator("figure.plot", { has: page.locator(".gl-container #scene") });
  for (const frame of await page.locator("figure.plot").all()) {
    await frame.scrollIntoViewIfNeeded();
    await frame.locator(".main-svg").first().waitFor();
    assert.equal(await frame.getAttribute("aria-label"), await frame.locator(".gtitle").textContent());
  }
  assert.equal(await frames.count(), 4);
  for (const [i, frame] of (await frames.all()).entries()) {
    await frame.scrollIntoViewIfNeeded();
    await untilDrawn(frame);
    await screenshot(frame, `page-plot-${i + 1}`);
  }
  await turn(page, frames.last());
});

test("the palette shows sixteen colours", { skip }, async () => {
  const strip = page.getByRole("figure", { name: "Palette" });
  await strip.scrollIntoViewIfNeeded();
  assert.equal(await strip.locator(".barlayer .point").count(), 16);
  await screenshot(strip, "page-palette");
});

test("where the notebook has a slider, it says in words where that stood", { skip }, async () => {
  const text = page.getByText("K = 16 (a slider from 2 to 64). Run this cell in a notebook to move it.");
  await text.scrollIntoViewIfNeeded();
  await screenshot(page, "page-slider");
  assert.equal(await text.count(), 1);
});

test("a phone shows it without scrolling sideways, with pictures as wide as the page", { skip }, async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  const pictures = page.getByAltText("Compressed image, 16 colours");
  await pictures.scrollIntoViewIfNeeded();
  assert.ok(((await pictures.boundingBox())?.width ?? 0) > 300);
  await screenshot(page, "page-phone");
  await page.setViewportSize({ width: 1280, height: 900 });
});

for (const scheme of ["light", "dark"] as const) {
  test(`letters stand out from the page (${scheme})`, { skip }, async () => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const part of ["h1", ".text p", ".code .kd", ".output pre", "figcaption", "figure.plot .gtitle"])
      assert.ok(await isLegible(page.locator(part).first()), part);
    await page.evaluate(() => scrollTo(0, 0));
    await screenshot(page, `page-${scheme}`);
  });
}

test("it asks the network for nothing, and the browser has no complaint", { skip }, () => {
  // blob: and data: come out of the page itself.
  const outside = requests.filter((url) => !/^(file|blob|data):/.test(url));
  assert.deepEqual([outside, requests.filter((url) => url.startsWith("file:")).length], [[], 1]);
  assert.deepEqual(found, []);
});
