import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Firefox, openFirefox, skip } from "./firefox";
import { idle, runAll } from "./in-page";
import { type Served, servedSite } from "./site";

let site: Served;
let firefox: Firefox;

before(async () => {
  if (skip) return;
  site = await servedSite();
  firefox = await openFirefox();
});

after(async () => {
  await firefox?.close();
  site?.close();
});

/** A page that is opened for the first time loads itself anew once, and what was asked in it is lost. */
async function untilIdle(name: string): Promise<void> {
  for (let left = 5; ; left--) {
    try {
      return await firefox.evaluate(idle, name);
    } catch (error) {
      if (left === 0 || !/Document was unloaded/.test(String(error))) throw error;
    }
  }
}

for (const name of ["kmeans", "explore"]) {
  test(`${name}.ipynb runs in Firefox from its first cell to its last`, { skip }, async () => {
    await firefox.open(`${site.address}/lab/index.html?path=notebooks/${name}.ipynb&reset`);
    await untilIdle(name);
    const cells = await firefox.evaluate(runAll);
    await firefox.screenshot(`site-firefox-${name}`);
    assert.deepEqual(
      cells.map(({ number, errors }) => [number, ...errors]),
      cells.map((_, n) => [n + 1]),
    );
  });
}
