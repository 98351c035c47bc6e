// A student's way through an exercise in the browser, and the notebook's way from there to the teacher's table.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { root } from "../../../tools/setup/paths.mjs";
import { openBrowser, skip } from "../browser/chromium";
import { openNotebook } from "../browser/jupyterlab";
import { answer, downloaded, runAll } from "./in-page";
import { servedSite } from "./site";

const NOTEBOOK = "notebooks/kmeans-exercises.ipynb";
const BLANK = 'const distances: tf.Tensor = todo("euclideanDist", p, q);';
const WITHOUT_ROOT = "const distances = p.expandDims(1).sub(q.expandDims(0)).square().sum(2);";
const RIGHT = `${WITHOUT_ROOT.slice(0, -1)}.sqrt();`;
const check = "check.euclideanDist(";

const folder = mkdtempSync(join(tmpdir(), "lesson-site-"));
const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];
let page: Page;

before(async () => {
  if (skip) return;
  const site = await servedSite();
  const browser = await openBrowser();
  ends.push(browser.close, site.close);
  page = await browser.context.newPage();
  await page.addInitScript("globalThis.__name = (made) => made;"); // tsx names functions with it
  await openNotebook(page, `${site.address}/lab/index.html?path=${NOTEBOOK}`);
});

after(async () => {
  for (const end of ends) await end();
});

test("the untouched exercises run to their end without an error", { skip }, async () => {
  const cells = await page.evaluate(runAll);
  assert.deepEqual(
    cells.flatMap(({ errors }) => errors),
    [],
  );
});

test("a wrong answer is explained, and a right one is called correct", { skip }, async () => {
  const wrong = await page.evaluate(answer, { blank: BLANK, answer: WITHOUT_ROOT, check });
  assert.match(wrong, /euclideanDist: not yet.*Expected.*root/s);
  const right = await page.evaluate(answer, { blank: WITHOUT_ROOT, answer: RIGHT, check });
  assert.match(right, /euclideanDist: correct/);
});

test("the notebook that comes out of the browser is graded as it is", { skip }, async () => {
  writeFileSync(join(folder, "anna.ipynb"), await page.evaluate(downloaded, NOTEBOOK));
  const out = join(folder, "grades");
  const grade = [join(root, "tools", "grading", "grade.ts"), folder, "--out", out];
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", ...grade], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, TALOS_GRADING: join(folder, "course") },
  });
  assert.equal(status, 0, `${stdout}${stderr}`);
  const [names, anna] = readFileSync(join(out, "grades.csv"), "utf8").split(/\r?\n/);
  const points = anna.split(",")[names.split(",").indexOf("euclideanDist")];
  assert.ok(Number(points) > 0, `${names}\n${anna}`);
});
