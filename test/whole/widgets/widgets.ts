// Notebooks with `interact` for the tests, and a hand that moves what it shows.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { root } from "../../../tools/setup/paths.mjs";
import { notebookText } from "../../support/notebook";
import { until } from "../browser/chromium";
import { showCell } from "../browser/jupyterlab";

export const FIRST = `import { interact, loadImage, Random, rgbSpace, cloud, stars, countColours, repaint, show, showImages, startTensorFlow, tf } from "./src/index";
import { kmeans } from "./src/fit/kmeans";
await startTensorFlow();
const image = await loadImage("data/talos.jpg");
const table = countColours(image);
const places = Array.from({ length: 2000 }, ((random) => () => random.integer(table.numbers.length))(new Random(0)));
const sample = tf.tidy(() => image.reshape([-1, 3]).gather(tf.tensor1d(places, "int32")).div(255)) as tf.Tensor2D;
const pixelCloud = cloud(sample, sample, { opacity: 0.25 });`;

/** Whatever a render can do, chosen from a list. */
export const DOINGS = `let renders = 0;
await interact({ n: [0, 20], doing: ["text", "picture", "error", "loop", "await", "slow"], big: false }, async ({ n, doing, big }) => {
  console.log(\`render \${++renders}: n = \${n}, \${doing}\${big ? ", big" : ""}\`);
  if (doing === "picture") await showImages({ [\`picture \${n}\`]: tf.fill([40, big ? 400 : 100, 3], n / 20) });
  if (doing === "error" && n > 3) throw new Error(\`\${n} is too much\`);
  if (doing === "loop") while (true);
  if (doing === "await") await new Promise(() => {});
  if (doing === "slow") for (const end = Date.now() + 2000; Date.now() < end; );
});`;

/** K on a slider, with the whole picture and the cloud, as in the lesson. */
export const PICTURE = `await interact({ K: [2, 64, 1, 16] }, async ({ K }) => {
  const { centroids } = kmeans(sample, K);
  show(rgbSpace(\`\${K} clusters\`, pixelCloud, stars(centroids)), { width: 420, height: 400 });
  await showImages({ [\`\${K} colours\`]: repaint(table, centroids) }, { widest: 420 });
});`;

/** A cloud that stays, and a point that moves: inside it, far outside, or with another look of the whole. */
export const CLOUD = `await interact({ move: ["to 2", "to 3", "to 90", "to black"] }, ({ move }) => {
  const line = Array.from({ length: 50 }, (_, i) => i % 7);
  const space = (...x: number[]) => ({ type: "scatter3d" as const, mode: "markers" as const, x, y: x, z: x.map((_, i) => i) });
  const colorway = move === "to black" ? ["black"] : ["orange"];
  show({ data: [space(...line), space(parseInt(move.slice(3)) || 3)], layout: { title: { text: move }, colorway } });
});`;

/** Writes a notebook with these cells, for as long as this process runs. @returns its file */
export function notebookOf(...sources: string[]): string {
  mkdirSync(join(root, "build"), { recursive: true });
  const folder = mkdtempSync(join(root, "build", "widgets-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "widgets.ipynb");
  writeFileSync(file, notebookText(...sources));
  return file;
}

/** A slider, by the name that a screen reader says. */
export const slider = (page: Page, name: string): Locator => page.getByRole("slider", { name, exact: true });

/** Drags a slider's handle by the mouse to a share of its track, over as many moves as said. */
export async function drag(page: Page, name: string, share: number, steps = 1): Promise<void> {
  const handle = slider(page, name);
  const [from, track] = [await handle.boundingBox(), await handle.locator("xpath=../..").boundingBox()];
  if (!from || !track) throw new Error(`There is no slider ${name} in view.`);
  const y = from.y + from.height / 2;
  await page.mouse.move(from.x + from.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(track.x + share * track.width, y, { steps });
  await page.mouse.up();
}

/** Waits until a cell's output says this. @returns the whole text of the output */
export async function untilSaid(page: Page, index: number, words: RegExp): Promise<string> {
  const area = (await showCell(page, index)).locator(".jp-OutputArea");
  let text = "";
  await until(async () => {
    text = await area.innerText();
    return words.test(text);
  }, `${words} below cell ${index}`);
  return text;
}
