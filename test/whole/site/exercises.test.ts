// A student's way through an exercise in the browser, and the notebook's way from there to the teacher's table.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { root } from "../../../tools/setup/paths.mjs";
import { answer, downloaded } from "./in-page";
import { BROWSERS, withSite } from "./open";

const BROWSER = "Chromium without 3D";
const NOTEBOOK = "kmeans-exercises";
const BLANK = 'const distances: tf.Tensor = todo("euclideanDist", p, q);';
const WITHOUT_ROOT = "const distances = p.expandDims(1).sub(q.expandDims(0)).square().sum(2);";
const RIGHT = `${WITHOUT_ROOT.slice(0, -1)}.sqrt();`;
const check = "check.euclideanDist(";

describe("the exercises in a browser", { skip: BROWSERS[BROWSER].skip }, () => {
  const opened = withSite(BROWSER);
  const folder = mkdtempSync(join(tmpdir(), "lesson-site-"));
  after(() => rmSync(folder, { recursive: true }));

  test("run untouched to their end without an error", async () => {
    await opened.open(NOTEBOOK);
    await opened.runAll();
  });

  test("a wrong answer is explained, and a right one is called correct", async () => {
    const wrong = await opened.page.evaluate(answer, { blank: BLANK, answer: WITHOUT_ROOT, check });
    assert.match(wrong, /euclideanDist: not yet.*Expected.*root/s);
    const right = await opened.page.evaluate(answer, { blank: WITHOUT_ROOT, answer: RIGHT, check });
    assert.match(right, /euclideanDist: correct/);
  });

  test("the notebook that comes out of the browser is graded as it is", async () => {
    writeFileSync(
      join(folder, "anna.ipynb"),
      await opened.page.evaluate(downloaded, `notebooks/${NOTEBOOK}.ipynb`),
    );
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
});
