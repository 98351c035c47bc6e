// A notebook that is open in a real JupyterLab, and what a person does with it.
import { after, before } from "node:test";
import type { Locator, Page } from "playwright-core";
import type { Notebook } from "../../../tools/notebooks/notebook";
import { complaints, openBrowser, skip } from "./chromium";
import { type FrontEnd, startJupyterLab } from "./server";

export interface Opened {
  page: Page;
  address: string;
  /** The notebook as it was last saved. */
  saved(): Notebook;
  /** What the page has complained about so far. */
  complaints: string[];
}

/**
 * Opens a notebook before a file's tests, in a JupyterLab and a browser of their own, and ends both after them.
 * @param notebook finds the notebook's file
 * @returns filled in when the tests begin
 */
export function withNotebook(notebook: () => string | Promise<string>, frontEnd?: FrontEnd): Opened {
  const opened = {} as Opened;
  const ends: (() => Promise<void>)[] = [];
  before(async () => {
    if (skip) return;
    const file = await notebook();
    const lab = await startJupyterLab(file);
    ends.unshift(lab.stop);
    const browser = await openBrowser();
    ends.unshift(browser.close);
    opened.page = await browser.context.newPage();
    opened.complaints = complaints(opened.page);
    opened.address = lab.address(file, frontEnd);
    opened.saved = () => lab.saved(file);
    await openNotebook(opened.page, opened.address);
  });
  after(async () => {
    for (const end of ends) await end();
  });
  return opened;
}

/** Opens a notebook and waits until its kernel is ready. */
export async function openNotebook(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => "jupyterapp" in window);
  await untilReady(page);
}

/** Waits until a notebook is open in front, and its kernel is ready. */
export async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(
    () => jupyterapp.shell?.currentWidget?.sessionContext?.session?.kernel?.status === "idle",
  );
}

/**
 * Chooses Run All Cells, from the menu or by its name, and waits until the kernel has nothing more to do.
 * @returns for each code cell, the number that it got and the errors that it shows
 */
export async function runAll(
  page: Page,
  by: "mouse" | "keyboard" = "mouse",
): Promise<{ number?: number | null; errors: object[] }[]> {
  if (by === "mouse") {
    await page.getByRole("menuitem", { name: "Run", exact: true }).click();
    await page.getByRole("menuitem", { name: "Run All Cells", exact: true }).click();
  } else {
    await page.keyboard.press("ControlOrMeta+Shift+C");
    await page.keyboard.type("Run All Cells");
    await page.keyboard.press("Enter");
  }
  await untilIdle(page);
  return page.evaluate(() => {
    const cells = jupyterapp.shell.currentWidget.content.widgets;
    return cells.flatMap(({ model: { executionCount, outputs } }) => {
      if (!outputs) return []; // a text
      return [
        { number: executionCount, errors: outputs.toJSON().filter((one) => one.output_type === "error") },
      ];
    });
  });
}

/** Waits until no cell runs or is waiting to. */
export async function untilIdle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const open = jupyterapp.shell?.currentWidget;
      const states = open?.content.widgets.map(({ model }) => model.executionState ?? "idle") ?? [];
      return [open?.sessionContext.session?.kernel?.status, ...states].every((state) => state === "idle");
    },
    null,
    { timeout: 600_000 },
  );
}

/** The numbers of the cells with these words in their text. */
export function cellsWith(page: Page, words: string): Promise<number[]> {
  return page.evaluate((text) => {
    const cells = jupyterapp.shell.currentWidget.content.widgets;
    return cells.flatMap(({ model }, i) => (model.sharedModel.getSource().includes(text) ? [i] : []));
  }, words);
}

/** The text of a cell. */
export function sourceOf(page: Page, index: number): Promise<string> {
  return page.evaluate(
    (i) => jupyterapp.shell.currentWidget.content.widgets[i].model.sharedModel.getSource(),
    index,
  );
}

/** Goes to a cell as one does without a mouse: out of the editor, then up or down. */
export async function goToCell(page: Page, index: number): Promise<void> {
  const here = () => page.evaluate(() => jupyterapp.shell.currentWidget.content.activeCellIndex);
  await page.keyboard.press("Escape");
  let presses = 0;
  for (let at = await here(); at !== index; at = await here()) {
    if (presses++ > 500) throw new Error(`The arrow keys don't lead from cell ${at} to cell ${index}.`);
    await page.keyboard.press(at < index ? "ArrowDown" : "ArrowUp");
  }
}

/** Brings a cell into view, because JupyterLab draws only what is near. */
export async function showCell(page: Page, index: number): Promise<Locator> {
  await page.evaluate((i) => jupyterapp.shell.currentWidget.content.scrollToItem(i, "start"), index);
  return page.locator(`.jp-Cell[data-windowed-list-index="${index}"]`);
}

/** Has JupyterLab do what one of its commands does, by its name. */
export async function command(page: Page, name: string, args?: object): Promise<void> {
  await page.evaluate(
    async ([name, args]) => {
      await jupyterapp.commands.execute(name, args);
    },
    [name, args] as const,
  );
}

export const saveNotebook = (page: Page) => command(page, "docmanager:save");

export async function useTheme(page: Page, theme: "JupyterLab Light" | "JupyterLab Dark"): Promise<void> {
  await command(page, "apputils:change-theme", { theme });
  await page.waitForSelector(`body[data-jp-theme-name="${theme}"]`, { state: "attached" });
  await page.waitForSelector("#jupyterlab-splash", { state: "detached" });
  await page.evaluate(() => jupyterapp.shell.currentWidget.content.activate()); // the splash may have taken the focus
}
