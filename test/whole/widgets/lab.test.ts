// `interact` as a person uses it in JupyterLab: by mouse and by keyboard, with errors, stops, restarts and reloads.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";
import { KEPT_BACK_MS } from "../../../tools/kernel/protocol/comms.mjs";
import { screenshot, skip, until } from "../browser/chromium";
import {
  command,
  openNotebook,
  runAll,
  saveNotebook,
  showCell,
  untilIdle,
  useTheme,
  withNotebook,
} from "../browser/jupyterlab";
import { isLegible } from "../browser/legible";
import { camera, turn, untilDrawn } from "../browser/plots";
import { CLOUD, DOINGS, drag, FIRST, notebookOf, PICTURE, slider, untilSaid } from "./widgets";

/** What Plotly keeps on a figure's element. */
interface Figure {
  _fullLayout: {
    scene: { _scene: { toImage(type: string): string; glplot: { objects: { points: object }[] } } };
  };
  cloud?: object;
}
interface Plotly {
  redraw(figure: Figure): Promise<void>;
}
declare const _JUPYTERLAB: Record<
  string,
  { get(module: string): Promise<() => { RenderedPlotly: { Plotly: Plotly } }> }
>;

const lab = withNotebook(() => notebookOf(FIRST, DOINGS, PICTURE, CLOUD));
const choose = async (doing: string) => {
  await (await showCell(lab.page, 1)).getByRole("combobox", { name: "doing" }).selectOption(doing);
};
const status = (page: Page) =>
  page.evaluate(() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.status);
const restart = (page: Page) =>
  page.evaluate(() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart());

/** Runs a cell again, as one does with the mouse and Ctrl-Enter; several times without waiting in between. */
async function runAgain(index: number, times = 1): Promise<void> {
  await (await showCell(lab.page, index)).locator(".cm-content").click();
  for (let run = 0; run < times; run++) await lab.page.keyboard.press("ControlOrMeta+Enter");
  await untilIdle(lab.page);
}

const openComms = (page: Page) =>
  page.evaluate(async () => {
    const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
    return Object.keys((await kernel.requestCommInfo({})).content.comms).length;
  });

/** As text: what tsx makes of a function knows names that the page doesn't. */
const COUNT_WEBGL = `{
  const { getContext } = HTMLCanvasElement.prototype;
  const seen = new WeakSet();
  window.webgl = { made: 0, lost: 0 };
  HTMLCanvasElement.prototype.getContext = function (...of) {
    if (String(of[0]).includes("webgl") && !seen.has(this)) {
      seen.add(this);
      window.webgl.made++;
      this.addEventListener("webglcontextlost", () => window.webgl.lost++);
    }
    return getContext.apply(this, of);
  };
}`;

/** How often WebGL began, and was taken away again because there was too much of it. */
const webgl = (page: Page) =>
  page.evaluate(() => ({ ...(Reflect.get(window, "webgl") as { made: number; lost: number }) }));

test("a slider, a list and a box stand below the cell, with names and values for a screen reader", {
  skip,
}, async () => {
  const { page } = lab;
  await page.evaluate(COUNT_WEBGL);
  const cells = await runAll(page, "keyboard");
  assert.deepEqual(
    cells,
    [1, 2, 3, 4].map((number) => ({ number, errors: [] })),
  );
  await untilSaid(page, 1, /render 1: n = 10, text/);
  const cell = await showCell(page, 1);
  assert.equal(await slider(page, "n").getAttribute("aria-valuenow"), "10.0");
  assert.equal(await cell.getByRole("combobox", { name: "doing" }).inputValue(), "text");
  assert.equal(await cell.getByRole("checkbox", { name: "big" }).isChecked(), false);
  assert.equal(
    await cell.locator(".talos-chosen").isVisible(),
    false,
    "the words for other pages are hidden",
  );
  await screenshot(page, "widgets-first");
});

test("a list keeps its arrow keys, a typed number counts when one leaves it, and Shift-Enter runs the cell", {
  skip,
}, async () => {
  const { page } = lab;
  const cell = await showCell(page, 1);
  await cell.getByRole("combobox", { name: "doing" }).focus();
  await page.keyboard.press("ArrowDown");
  await untilSaid(page, 1, /n = 10, picture/);
  const number = cell.getByRole("textbox", { name: "n" });
  await number.fill("99");
  await page.keyboard.press("Tab");
  await untilSaid(page, 1, /n = 20, picture/);
  await number.fill("many");
  await page.keyboard.press("Tab");
  assert.equal(await number.innerText(), "20");
  await slider(page, "n").focus();
  await page.keyboard.press("Shift+Enter");
  await untilSaid(page, 1, /render 1: n = 10, text/);
});

test("arrow keys move the slider, and the output follows in its place", { skip }, async () => {
  await slider(lab.page, "n").focus();
  for (let press = 0; press < 3; press++) await lab.page.keyboard.press("ArrowRight");
  const text = await untilSaid(lab.page, 1, /n = 13, text/);
  assert.equal(text.match(/render/g)?.length, 1);
});

test("a drag ends with its last value, and leaves out what it has passed meanwhile", { skip }, async () => {
  await choose("slow");
  const before = Number(/render (\d+)/.exec(await untilSaid(lab.page, 1, /n = 13, slow/))?.[1]);
  await drag(lab.page, "n", 1, 20);
  const after = Number(/render (\d+)/.exec(await untilSaid(lab.page, 1, /n = 20, slow/))?.[1]);
  await untilIdle(lab.page);
  assert.ok(after - before < 7, `${after - before} runs for the seven values from 14 to 20`);
  await choose("picture");
  await (await showCell(lab.page, 1)).getByRole("img", { name: "picture 20" }).waitFor();
});

test("an error stands below the slider with its line, and is gone with the next good value", {
  skip,
}, async () => {
  await choose("error");
  const text = await untilSaid(lab.page, 1, /Error: 20 is too much/);
  assert.match(text, /Cell \[5\], line 5/);
  await screenshot(lab.page, "widgets-error");
  await drag(lab.page, "n", 0.1);
  await untilSaid(lab.page, 1, /n = 2, error(?![\s\S]*too much)/);
});

for (const endless of ["loop", "await"]) {
  test(`the stop button ends an endless ${endless}, and the slider goes on`, {
    skip,
  }, async () => {
    await choose(endless);
    await untilSaid(lab.page, 1, new RegExp(`, ${endless}`));
    await drag(lab.page, "n", 0.5, 5); // these values wait until the run has ended
    await until(async () => {
      await command(lab.page, "notebook:interrupt-kernel"); // on a busy machine one of them may be late, and start it once more
      return (await status(lab.page)) === "idle";
    }, "the end of it");
    await untilSaid(lab.page, 1, /You stopped this cell/);
    await setTimeout(KEPT_BACK_MS);
    await choose("text");
    await untilSaid(lab.page, 1, /n = 10, text/);
    await drag(lab.page, "n", 0.1);
    await untilSaid(lab.page, 1, /n = 2, text/);
  });
}

test("picture and figure follow K; the camera stays where the mouse has turned it, in the same WebGL context", {
  skip,
}, async () => {
  const { page } = lab;
  const cell = await showCell(page, 2);
  const plot = cell.locator(".js-plotly-plot");
  await untilDrawn(plot);
  const canvas = plot.locator("canvas").first();
  const fineness = await canvas.evaluate((it) => (it as HTMLCanvasElement).width / it.clientWidth);
  assert.equal(fineness, 1.5, "points for a point of the page");
  await turn(page, plot);
  const [turned, before] = [await camera(plot), await webgl(page)];
  for (const K of [33, 64, 2, 40]) {
    await drag(page, "K", (K - 2) / 62, 3);
    await cell.getByRole("img", { name: `${K} colours` }).waitFor();
    await cell.locator(".gtitle", { hasText: new RegExp(`^${K} clusters$`) }).waitFor();
    const stars = plot.evaluate((element) => (Reflect.get(element, "data") as { x: number[] }[])[1].x.length);
    assert.equal(await stars, K);
  }
  await untilIdle(page);
  assert.equal(await camera(plot), turned);
  assert.deepEqual(await webgl(page), before);
  await screenshot(page, "widgets-picture");
});

/** Whether a figure's canvas shows what Plotly draws when it makes all of it anew, and whether its cloud is the one of last time. */
const compare = (plot: Locator) =>
  plot.evaluate(async (element) => {
    const figure = element as unknown as Figure;
    const { Plotly } = (await _JUPYTERLAB["jupyterlab-plotly"].get("./mimeExtension"))().RenderedPlotly;
    const { _scene } = figure._fullLayout.scene;
    const shown = _scene.toImage("png");
    const isKept = _scene.glplot.objects[0].points === figure.cloud;
    await Plotly.redraw(figure);
    figure.cloud = _scene.glplot.objects[0].points;
    return { isRight: shown === _scene.toImage("png"), isKept };
  });

test("a cloud that stays is not made anew, and all looks as if it were", { skip }, async () => {
  const cell = await showCell(lab.page, 3);
  const plot = cell.locator(".js-plotly-plot");
  await plot.locator("canvas").first().waitFor();
  const kept: boolean[] = [];
  for (const move of ["to 3", "to 2", "to 90", "to 3", "to black"]) {
    await cell.getByRole("combobox", { name: "move" }).selectOption(move);
    await cell.locator(".gtitle", { hasText: new RegExp(`^${move}$`) }).waitFor();
    await untilIdle(lab.page);
    const { isRight, isKept } = await compare(plot);
    assert.ok(isRight, move);
    kept.push(isKept);
  }
  assert.deepEqual(kept, [false, true, false, false, false]); // the first is not compared; then only one move leaves all else alone
});

test("in the dark theme all of it can be read, and the figure follows", { skip }, async () => {
  const { page } = lab;
  await useTheme(page, "JupyterLab Dark");
  const cell = await showCell(page, 2);
  for (const part of [".widget-label", ".widget-readout", "figcaption"])
    assert.ok(await isLegible(cell.locator(part).first()), part);
  await cell.locator(".jp-RenderedPlotly").hover();
  await drag(page, "K", 0.25);
  await cell.getByRole("img", { name: "18 colours" }).waitFor();
  await cell.locator(".gtitle", { hasText: "18 clusters" }).waitFor();
  await screenshot(page, "widgets-dark");
  await useTheme(page, "JupyterLab Light");
});

test("run twenty times, a cell has no more comms and WebGL contexts than run once", { skip }, async () => {
  const runs = async () =>
    Number(/\d+/.exec(await (await showCell(lab.page, 2)).locator(".jp-InputPrompt").innerText()));
  await runAgain(2);
  const [comms, before] = [await openComms(lab.page), await runs()];
  await runAgain(2, 20);
  assert.equal(await runs(), before + 20);
  assert.equal(await openComms(lab.page), comms);
  assert.equal((await webgl(lab.page)).lost, 0);
  await drag(lab.page, "K", 0.5);
  await (await showCell(lab.page, 2)).getByRole("img", { name: "33 colours" }).waitFor();
});

test("what is saved is what was shown last, as ordinary outputs, with what the slider showed in words", {
  skip,
}, async () => {
  await until(async () => {
    await saveNotebook(lab.page);
    const [chosen, figure, picture] = (lab.saved().cells[2].outputs ?? [])
      .slice(1)
      .map(({ data }) => data ?? {});
    return (
      /^K = 33 \(a slider from 2 to 64\)\. Run this cell/.test(String(chosen["text/plain"])) &&
      figure["text/plain"] === "[figure: 33 clusters]" &&
      String(picture["text/plain"]).includes("33 colours")
    );
  }, "the last state in the saved notebook");
});

test("after a restart the slider says how to mend it, and does so", { skip }, async () => {
  const { page } = lab;
  await restart(page);
  await untilIdle(page);
  const broken = page.locator(".widget-slider.jupyter-widgets-disconnected").first();
  await broken.waitFor();
  const says = (element: Element) => getComputedStyle(element, "::after").content;
  assert.match(await broken.evaluate(says), /Run this cell again/);
  assert.equal(await page.locator(".widget-vbox").first().evaluate(says), "none", "once is enough");
  await screenshot(page, "widgets-restarted");
  await runAll(page);
  await slider(page, "n").focus();
  await page.keyboard.press("ArrowLeft");
  await untilSaid(page, 1, /n = 9, text/);
});

test("in a page loaded anew the slider rests and says so, until its cell is run again", {
  skip,
}, async () => {
  const { page } = lab;
  await saveNotebook(page);
  await openNotebook(page, lab.address);
  const cell = await showCell(page, 1);
  await cell.getByText("n (run this cell again to change it)").waitFor();
  await until(async () => (await cell.locator(".noUi-target[disabled]").count()) === 1, "a resting slider");
  await screenshot(page, "widgets-reloaded");
  await runAgain(1);
  await slider(page, "n").focus();
  await page.keyboard.press("ArrowRight");
  await untilSaid(page, 1, /n = 11, text/);
});

test("the browser has no complaint", { skip }, () => {
  assert.deepEqual(lab.complaints, []);
});
