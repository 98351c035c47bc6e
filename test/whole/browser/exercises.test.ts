// A student's way through one exercise in a real JupyterLab, with the keyboard alone: run everything, answer wrongly, read why,
// answer rightly; then the kernel dies.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Locator } from "playwright-core";
import { parseNotebook } from "../../../tools/notebooks/notebook";
import { root } from "../../../tools/setup/paths.mjs";
import { screenshot, skip, until } from "./chromium";
import {
  cellsWith,
  goToCell,
  runAll,
  saveNotebook,
  showCell,
  sourceOf,
  untilReady,
  useTheme,
  withNotebook,
} from "./jupyterlab";
import { isLegible } from "./legible";

const notebook = join(root, "notebooks", "kmeans-exercises.ipynb");
const BLANK = 'const distances: tf.Tensor = todo("euclideanDist", p, q);';
const WITHOUT_ROOT = "const distances = p.expandDims(1).sub(q.expandDims(0)).square().sum(2);";
const RIGHT = `${WITHOUT_ROOT.slice(0, -1)}.sqrt();`;
const WAITING = "const N = pixelsSmall.shape[0];";
const ENDLESS = `console.log("kernel " + process.pid);\nwhile (true);`;

const lab = withNotebook(() => notebook);

test("Run All on the untouched notebook ends without an error", { skip }, async () => {
  const cells = await runAll(lab.page, "keyboard");
  assert.deepEqual(
    cells,
    cells.map((_, i) => ({ number: i + 1, errors: [] })),
  );
  // After Run All, JupyterLab may still be drawing the cell anew, and hide it meanwhile.
  const says = async () => (await checkPanel()).innerText();
  const untouched = /not done yet: exercise 4, euclideanDist\s.*0 of 9 done/s;
  await until(async () => untouched.test(await says()), "the check to say that nothing is done yet");
  const [waiting] = await cellsWith(lab.page, WAITING);
  const text = (await showCell(lab.page, waiting)).locator(".jp-OutputArea").getByText("This cell needs it.");
  await text.waitFor();
  await screenshot(lab.page, "exercises-untouched");
});

test("a wrong answer is told what is wrong, on which input, and the likely cause", { skip }, async () => {
  await replaceInCell(BLANK, WITHOUT_ROOT);
  await runCheck();
  const panel = await checkPanel("not yet");
  const text = await panel.innerText();
  assert.match(text, /Exercise 4, euclideanDist: not yet\s.*0 of 9 done/s);
  assert.match(text, /Input:.*Expected:.*Your answer:/s);
  assert.match(text, /root/);
  await checkLegible("not yet", "exercises-wrong");
});

test("a right answer turns it green, and the counter moves", { skip }, async () => {
  await replaceInCell(WITHOUT_ROOT, RIGHT);
  await runCheck();
  const panel = await checkPanel("correct");
  assert.match(await panel.innerText(), /Exercise 4, euclideanDist: correct\s.*1 of 9 done/s);
  await checkLegible("correct", "exercises-right");
});

test("the browser has no complaint", { skip }, () => {
  assert.deepEqual(lab.complaints, []);
});

test("a kernel killed in the middle of a cell, as when memory runs out, starts again, and the notebook file is whole", {
  skip,
}, async () => {
  await replaceInCell(WAITING, ENDLESS);
  const [running] = await cellsWith(lab.page, ENDLESS);
  const output = (await showCell(lab.page, running)).locator(".jp-OutputArea-output").getByText(/kernel \d+/);
  const [pid] = /\d+/.exec(await output.innerText()) ?? assert.fail();
  process.kill(Number(pid), "SIGKILL");

  const dialog = lab.page.getByRole("dialog");
  await dialog.getByText(/appears to have died/).waitFor();
  await screenshot(lab.page, "lab-killed");
  await dialog.getByRole("button", { name: "Ok" }).click();
  await untilReady(lab.page);
  const status = await lab.page.evaluate(async () => {
    const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
    return (await kernel.requestExecute({ code: "6 * 7" }).done).content.status;
  });
  assert.equal(status, "ok");

  await saveNotebook(lab.page);
  const written = parseNotebook(readFileSync(notebook, "utf8")).cells.map(({ source }) =>
    source.replace(BLANK, RIGHT).replace(WAITING, ENDLESS),
  );
  assert.deepEqual(
    lab.saved().cells.map(({ source }) => source),
    written,
  );
});

/** Types into the cell with these words as a person does: the whole text anew, then Shift+Enter. */
async function replaceInCell(before: string, after: string): Promise<void> {
  const [index] = await cellsWith(lab.page, before);
  const source = await sourceOf(lab.page, index);
  await goToCell(lab.page, index);
  await lab.page.keyboard.press("Enter");
  await lab.page.keyboard.press("ControlOrMeta+A");
  await lab.page.keyboard.insertText(source.replace(before, after));
  await lab.page.keyboard.press("Shift+Enter");
}

async function runCheck(): Promise<void> {
  const [index] = await cellsWith(lab.page, "check.euclideanDist(");
  await goToCell(lab.page, index);
  await lab.page.keyboard.press("Shift+Enter");
}

/** What the check of `euclideanDist` shows, once its name, which a screen reader says, has these words. */
async function checkPanel(words = "euclideanDist"): Promise<Locator> {
  const [index] = await cellsWith(lab.page, "check.euclideanDist(");
  const panel = (await showCell(lab.page, index)).getByRole("group", { name: words });
  await panel.waitFor();
  return panel;
}

/** Fails unless the letters of that panel stand out from their ground, in both themes. */
async function checkLegible(words: string, picture: string): Promise<void> {
  for (const theme of ["Dark", "Light"] as const) {
    await useTheme(lab.page, `JupyterLab ${theme}`);
    assert.ok(await isLegible(await checkPanel(words)), theme);
    await screenshot(lab.page, `${picture}-${theme.toLowerCase()}`);
  }
}
