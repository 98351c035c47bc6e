import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { openBrowser, screenshot, skip } from "../browser/chromium";
import { openNotebook, runAll } from "../browser/jupyterlab";
import { servedSite } from "./site";

/** Bytes over the wire, packed. */
let sent = 0;
let address: string;
let page: Page;
const ends: (() => unknown)[] = [];
const elsewhere: string[] = [];

before(async () => {
  if (skip) return;
  const seen = (_: string, bytes: number) => {
    sent += bytes;
  };
  const site = await servedSite({ under: "/school/talos", seen });
  const browser = await openBrowser();
  ends.push(browser.close, site.close);
  ({ address } = site);
  page = await browser.context.newPage();
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(new URL(address).origin) && !/^(blob|data):/.test(url)) elsewhere.push(url);
  });
});

after(async () => {
  for (const end of ends) await end();
});

test("the worked lesson runs in Chromium from its first cell to its last, from a sub-path", {
  skip,
}, async () => {
  await openNotebook(page, `${address}/lab/index.html?path=notebooks/kmeans.ipynb`);
  const opening = sent;
  const cells = await runAll(page);
  await screenshot(page, "site-lesson");
  assert.deepEqual(
    cells.flatMap(({ errors }) => errors),
    [],
  );
  assert.deepEqual(
    cells.map(({ number }) => number),
    cells.map((_, n) => n + 1),
  );
  assert.ok(opening > 1e6 && sent < 8e6, `${sent} bytes were sent`);
});

test("nothing is fetched from another server", { skip }, () => {
  assert.deepEqual(elsewhere, []);
});
