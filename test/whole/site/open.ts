// A notebook of the site, open in a browser while the tests around it run.
import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { buildSite } from "../../../tools/site/build";
import { type ServeOptions, serve } from "../../../tools/site/serve";
import { skip as noChromium, openBrowser } from "../browser/chromium";
import { command, openNotebook, runAll, untilIdle } from "../browser/jupyterlab";
import { madeOnce } from "../made-once";
import { skip as noFirefox, openFirefox } from "./firefox";
import { type Run, runCode } from "./in-page";

export const BROWSERS = {
  Chromium: { skip: noChromium, open: openBrowser },
  /** Where a test isn't about the figures in 3D, which take most of the time without a graphics card. */
  "Chromium without 3D": { skip: noChromium, open: () => openBrowser({ args: ["--disable-3d-apis"] }) },
  Firefox: { skip: noFirefox, open: openFirefox },
};

/** A cell that never ends. */
export const ENDLESS = "let rounds = 0;\nconsole.log('it has', 'begun');\nwhile (true) rounds++;";

export interface Opened {
  page: Page;
  /** What the page has fetched from other servers. */
  elsewhere: string[];
  /** The site's, without a slash at its end. */
  address: string;
  /** Ends the server. */
  cut(): void;
  /** Opens a notebook of the site, and waits until its kernel is ready. */
  open(notebook: string): Promise<void>;
  /** Opens a notebook as a student who can't wait: presses Shift-Enter in its first cell as early as can be, and sees it run. */
  start(notebook: string): Promise<void>;
  /** Runs all cells: each must get its number in turn, and show no error. */
  runAll(): Promise<void>;
  /** Runs code in a cell below the others. */
  run(code: string): Promise<Run>;
  /** Runs such code, and presses the stop button once it has said that it has begun. */
  interrupted(code: string): Promise<Run>;
}

/** Builds the site, once for all test files of a run. @returns its folder */
export async function builtSite(): Promise<string> {
  const { folder } = await madeOnce("site", (folder) =>
    buildSite(join(folder, "site"), join(folder, "work")),
  );
  return join(folder, "site");
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
    const server = await serve(await site(), served);
    const address = `http://localhost:${(server.address() as AddressInfo).port}${served.under ?? ""}`;
    const cut = () => {
      server.close();
      server.closeAllConnections();
    };
    ends.unshift(cut);
    const started = await BROWSERS[browser].open();
    ends.unshift(started.close);
    const page = await started.context.newPage();
    await page.addInitScript("globalThis.__name = (made) => made;"); // tsx names functions with it
    Object.assign(opened, { address, cut, ...actions(page, address) });
  });
  after(async () => {
    for (const end of ends) await end();
  });
  return opened;
}

function actions(page: Page, site: string): Omit<Opened, "address" | "cut"> {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(new URL(site).origin) && !/^(blob|data):/.test(url)) elsewhere.push(url);
  });
  const address = (name: string) => `${site}/lab/index.html?path=notebooks/${name}.ipynb&workspace=${name}`;
  const run = (code: string) => page.evaluate(runCode, code);
  return {
    page,
    elsewhere,
    run,
    open: (notebook) => openNotebook(page, address(notebook)),
    async start(notebook) {
      await page.goto(address(notebook));
      await page.waitForFunction(focusFirst, null, { polling: 10 });
      await page.keyboard.press("Shift+Enter");
      await page.locator(".jp-OutputArea-output", { hasText: "WebAssembly" }).waitFor();
      await untilIdle(page);
    },
    runAll: () => runsToTheEnd(page),
    async interrupted(code) {
      const stopped = run(code);
      await page.locator(".jp-OutputArea-output", { hasText: "it has begun" }).waitFor();
      await command(page, "notebook:interrupt-kernel");
      return stopped;
    },
  };
}

/** Puts the cursor into the lesson's first cell with code, once it is there. */
function focusFirst(): boolean {
  const editors = [...document.querySelectorAll<HTMLElement>(".jp-CodeCell .cm-content")];
  const first = editors.find(({ textContent }) => textContent?.includes("import assert"));
  first?.focus();
  return first !== undefined && first === document.activeElement;
}

async function runsToTheEnd(page: Page): Promise<void> {
  const cells = await runAll(page);
  const begin = Number(cells[0].number);
  assert.deepEqual(
    cells.map(({ number, errors }) => [number, ...errors]),
    cells.map((_, n) => [begin + n]),
  );
}
