// node --import tsx bench/slider.ts [moves]: from a slider's move to the new picture on the page, in the lesson's kernel and, moved by the same
// script, in Python (python/slider.py). Once the picture alone, once with the cloud above it: then until both are there. One notebook is open at
// a time, as a student has it: a page with a cloud has work to do at each frame, even at rest. They take turns, half of the moves each.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import { openBrowser, until } from "../test/whole/browser/chromium";
import { openNotebook, runAll, untilIdle } from "../test/whole/browser/jupyterlab";
import { startJupyterLab } from "../test/whole/browser/server";
import { drag, FIRST, notebookOf, PICTURE, slider } from "../test/whole/widgets/widgets";
import { benchPython } from "./python/install";
import { judged, median, row, table } from "./report";

/** In the page: notes when a slider's value leaves, and when a picture in full size and a figure have been drawn. As text: tsx would change it. */
const WATCH = `{
  const times = (window.times = {});
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    const text = typeof data === "string" ? data : new TextDecoder().decode(data.slice(0, 600));
    if (!times.sent && text.includes('"comm_msg"')) times.sent = performance.now();
    return send.call(this, data);
  };
  window.drawn = (what) => requestAnimationFrame(() => requestAnimationFrame(() => (times[what] = performance.now())));
  document.addEventListener("load", ({ target }) => {
    if (target.naturalWidth === 1920) drawn("picture");
  }, true);
}`;
const WATCH_FIGURE = `document.querySelector(".js-plotly-plot")?.on("plotly_afterplot", () => drawn("figure")) !== undefined`;

type Times = { sent?: number; picture?: number; figure?: number };

interface Contender {
  page: Page;
  hasFigure: boolean;
  close(): Promise<void>;
}

async function open(file: string, ...options: string[]): Promise<Contender> {
  const lab = await startJupyterLab(file, ...options);
  const browser = await openBrowser({ viewport: { width: 1300, height: 1250 } });
  const page = await browser.context.newPage();
  await page.addInitScript(WATCH);
  await openNotebook(page, lab.address(file));
  const errors = (await runAll(page)).flatMap((cell) => cell.errors);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  await slider(page, "K").or(page.locator(".noUi-handle")).first().scrollIntoViewIfNeeded();
  const close = async () => {
    await browser.close();
    await lab.stop();
  };
  return { page, hasFigure: await page.evaluate(WATCH_FIGURE), close };
}

/** One move, from the message that it sends to the second frame after what comes last, the picture or the figure. */
async function move({ page, hasFigure }: Contender, K: number): Promise<number> {
  await page.evaluate("Object.assign(window.times, { sent: 0, picture: 0, figure: 0 })");
  await drag(page, "K", (K - 2) / 62);
  let ms = 0;
  await until(async () => {
    const { sent = 0, picture = 0, figure = 0 }: Times = await page.evaluate("window.times");
    if (sent === 0 || picture < sent || (hasFigure && figure < sent)) return false;
    await untilIdle(page);
    const last: Times = await page.evaluate("window.times");
    ms = Math.max(picture, last.figure ?? 0) - sent;
    return true;
  }, "the picture");
  await setTimeout(500);
  return ms;
}

/** A kernel of the bench's Python beside the lesson's, with the widgets that FigureWidget needs. */
function offerPython(): void {
  const python = benchPython();
  const share = mkdtempSync(join(tmpdir(), "talos-bench-"));
  mkdirSync(join(share, "kernels", "talos-bench"), { recursive: true });
  const argv = [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"];
  const spec = { argv, display_name: "Python", language: "python" };
  writeFileSync(join(share, "kernels", "talos-bench", "kernel.json"), JSON.stringify(spec));
  process.env.JUPYTER_PATH = [share, resolve(dirname(python), "..", "share", "jupyter")].join(delimiter);
}

function pythonCells(): string {
  const file = JSON.stringify(resolve("data/talos.jpg"));
  return readFileSync("bench/python/slider.py", "utf8").replace("(PICTURE)", `(${file})`);
}

function pythonNotebook(cells: string): string {
  const file = notebookOf(...cells.split("# %%\n").slice(1));
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace('"talos"', '"talos-bench"').replace('"typescript"', '"python"'));
  return file;
}

async function compare(
  what: string,
  notebooks: { ours: string; Python: string },
  moves: number,
): Promise<void> {
  const contenders = {
    ours: () => open(notebooks.ours),
    Python: () => open(notebooks.Python, "--KernelSpecManager.allowed_kernelspecs=talos-bench"),
  };
  const ms: Record<string, number[]> = { ours: [], Python: [] };
  for (const half of [0, 1])
    for (const [name, start] of Object.entries(contenders)) {
      const contender = await start();
      await move(contender, 3); // an uncounted warm-up
      for (let i = half; i < moves; i += 2) ms[name].push(await move(contender, 4 + ((i * 23 + 17) % 59)));
      await contender.close();
    }
  const rows = Object.entries(ms).map(([name, times]) => row(what, name, times));
  // The least times would compare the easiest K of each: here both have the same K.
  const ratio = median(ms.ours.map((time, i) => time / ms.Python[i]));
  console.log(table(rows, [judged(`${what}: ours / Python, median of all K`, ratio, "<= 0.5")]));
}

async function main(moves: number): Promise<void> {
  offerPython();
  const without = (source: string, line: string | RegExp) => source.replace(line, "");
  const [python, alone] = [pythonCells(), without(pythonCells(), "display(figure)\n")];
  await compare(
    "K on a slider: the picture",
    { ours: notebookOf(FIRST, without(PICTURE, /^ *show\(.*\n/m)), Python: pythonNotebook(alone) },
    moves,
  );
  await compare(
    "K on a slider: the picture and the cloud",
    { ours: notebookOf(FIRST, PICTURE), Python: pythonNotebook(python) },
    moves,
  );
}

main(Number(process.argv[2] ?? 12));
