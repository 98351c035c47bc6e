// A notebook of the site, open in a browser while the tests around it run.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import type { ServeOptions } from "../../../tools/site/serve";
import { skip as noChromium, openBrowser } from "../browser/chromium";
import { openNotebook, runAll } from "../browser/jupyterlab";
import { skip as noFirefox, openFirefox } from "./firefox";
import { type Run, runCode } from "./in-page";
import { builtSite, servedSite } from "./site";

export const BROWSERS = {
  Chromium: { skip: noChromium, open: openBrowser },
  /** Where a test isn't about the figures in 3D, which take most of the time without a graphics card. */
  "Chromium without 3D": { skip: noChromium, open: () => openBrowser({ args: ["--disable-3d-apis"] }) },
  Firefox: { skip: noFirefox, open: openFirefox },
};

export interface Opened {
  page: Page;
  /** The site's. */
  address: string;
  /** Ends the server. */
  cut(): void;
  /** Opens a notebook of the site, and waits until its kernel is ready. */
  open(notebook: string): Promise<void>;
  /** Runs all cells: each must get its number in turn, and show no error. */
  runAll(): Promise<void>;
  /** Runs code in a cell below the others. */
  run(code: string): Promise<Run>;
}

/**
 * @param site gives the site's folder
 * @returns filled in when the tests begin
 */
export function withSite(
  browser: keyof typeof BROWSERS,
  served: ServeOptions = {},
  site: () => Promise<string> = builtSite,
): Opened {
  const opened = {} as Opened;
  const ends: (() => unknown)[] = [];
  before(async () => {
    if (BROWSERS[browser].skip) return;
    const { address, close } = await servedSite(await site(), served);
    ends.unshift(close);
    const started = await BROWSERS[browser].open();
    ends.unshift(started.close);
    const page = await started.context.newPage();
    await page.addInitScript("globalThis.__name = (made) => made;"); // tsx names functions with it
    Object.assign(opened, {
      page,
      address,
      cut: close,
      open: (name: string) => openNotebook(page, `${address}/lab/index.html?path=notebooks/${name}.ipynb`),
      runAll: () => runsToTheEnd(page),
      run: (code: string) => page.evaluate(runCode, code),
    });
  });
  after(async () => {
    for (const end of ends) await end();
  });
  return opened;
}

async function runsToTheEnd(page: Page): Promise<void> {
  const cells = await runAll(page);
  assert.deepEqual(
    cells.map(({ number, errors }) => [number, ...errors]),
    cells.map((_, n) => [n + 1]),
  );
}
