// A student's way through the exercises in the browser: cells of their own, a blank filled in wrongly and rightly, a loop without an
// end, a picture of their own; and the notebook's way from there to the teacher's table.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Jimp } from "jimp";
import { root } from "../../../tools/setup/paths.mjs";
import { ownFolder } from "../../support/folder";
import { screenshot, until } from "../browser/chromium";
import { command, saveNotebook } from "../browser/jupyterlab";
import { answer, askKernel, bringToFront, downloaded, lastSource, saveFile } from "./in-page";
import { BROWSERS, ENDLESS, withSite } from "./open";

const NOTEBOOK = "kmeans-exercises";
const BLANK = 'const distances: tf.Tensor = todo("euclideanDist", p, q);';
const WITHOUT_ROOT = "const distances = p.expandDims(1).sub(q.expandDims(0)).square().sum(2);";
const RIGHT = `${WITHOUT_ROOT.slice(0, -1)}.sqrt();`;
const check = "check.euclideanDist(";

for (const browser of ["Chromium without 3D", "Firefox"] as const) {
  describe(`the exercises in ${browser}`, { skip: BROWSERS[browser].skip }, () => {
    const opened = withSite(browser);

    test("run untouched to their end without an error", async () => {
      await opened.start(NOTEBOOK);
      await opened.runAll();
    });

    test("explain a wrong answer, and call a right one correct", async () => {
      const wrong = await opened.page.evaluate(answer, { blank: BLANK, answer: WITHOUT_ROOT, check });
      assert.match(wrong, /euclideanDist: not yet.*Expected.*root/s);
      const right = await opened.page.evaluate(answer, { blank: WITHOUT_ROOT, answer: RIGHT, check });
      assert.match(right, /euclideanDist: correct/);
    });

    if (browser !== "Firefox")
      test("are graded as they come out of the browser", async () => {
        gradesAnna(await opened.page.evaluate(downloaded, `notebooks/${NOTEBOOK}.ipynb`));
      });

    test("show a value as Node.js does", async () => {
      const { text } = await opened.run(
        "const list = [1, 2, 3];\n({ list, half: 1 / 2, map: new Map([[1, 'a']]) })",
      );
      assert.equal(text, "{ list: [ 1, 2, 3 ], half: 0.5, map: Map(1) { 1 => 'a' } }");
    });

    test("await at a cell's top level, and declare a name again", async () => {
      const { text } = await opened.run("const list = await Promise.resolve('again');\nlist");
      assert.equal(text, "again");
    });

    test("have the compiler check a cell before it runs", async () => {
      const { errors } = await opened.run("const n = 1;\nconst wrong: number = 'text';");
      assert.match(
        errors.join("\n"),
        /line 2, column 7.*TS2322.*Type 'string' is not assignable to type 'number'/s,
      );
    });

    test("name the line where an error arose, and the line of the call", async () => {
      const { errors } = await opened.run(
        "function f(x: number) {\n  throw new Error('no ' + x);\n}\n\nf(3);",
      );
      assert.match(errors.join("\n"), /line 5, column 1.*> 5 \| f\(3\);.*line 2, column 9.*Error.*: no 3/s);
    });

    test("complete and explain a name", async () => {
      const { page } = opened;
      const found = await page.evaluate(askKernel, { complete: "list.toUpp", inspect: "list" });
      assert.deepEqual(found.matches, ["toUpperCase"]);
      assert.match(found.help, /const list: string/);
    });

    test("stop a cell that runs for ever, and keep all values", async () => {
      const { errors } = await opened.interrupted(ENDLESS);
      assert.match(errors.join("\n"), /Interrupted.*You stopped this cell/);
      assert.equal((await opened.run("list + (rounds > 0)")).text, "againtrue");
    });

    test("find a picture that the student has put into data/", async () => {
      const picture = new Jimp({ width: 3, height: 2, color: 0x0a141eff });
      const base64 = (await picture.getBuffer("image/png")).toString("base64");
      await opened.page.evaluate(saveFile, { path: "data/own.png", base64 });
      const { text, errors } = await opened.run(
        'const own = await loadImage("data/own.png");\n[own.shape, own.dataSync().slice(0, 3)]',
      );
      assert.deepEqual(errors, []);
      assert.equal(text, "[ [ 2, 3, 3 ], Int32Array(3) [ 10, 20, 30 ] ]");
    });

    test("are as the student left them after the page is loaded again", async () => {
      const { page } = opened;
      await saveNotebook(page);
      await opened.open(NOTEBOOK);
      await screenshot(page, `site-exercises-${browser === "Firefox" ? "firefox" : "chromium"}`);
      assert.match(await page.evaluate(lastSource), /data\/own\.png/);
    });

    test("leave the picture to a notebook beside them, too", async () => {
      const { page } = opened;
      const [here, beside] = [`notebooks/${NOTEBOOK}.ipynb`, "notebooks/kmeans.ipynb"];
      const look = 'import { existsSync } from "node:fs";\nexistsSync("data/own.png")';
      for (const path of [beside, here, beside]) {
        // Again and again, because a page shows the notebook in its address once more, a while after it was loaded.
        await until(() => page.evaluate(bringToFront, path), path);
        assert.deepEqual(await opened.run(look), { text: "true", errors: [] });
      }
    });

    test("make room for a notebook of the student's own, which asks for a kernel when a cell needs one", async () => {
      const { page } = opened;
      await command(page, "notebook:create-new");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "No Kernel" }).click();
      const panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)");
      await panel.locator(".jp-CodeCell .cm-content").click();
      await page.keyboard.type("40 + 2");
      await page.keyboard.press("Shift+Enter");
      await dialog.getByRole("button", { name: "Select Kernel" }).click({ timeout: 20_000 });
      await panel.locator(".jp-OutputArea-output", { hasText: "42" }).waitFor();
    });
  });
}

/** Grades a notebook, and expects points for the exercise that is done in it, euclideanDist, and for no other. */
function gradesAnna(notebook: string): void {
  const folder = ownFolder();
  writeFileSync(join(folder, "anna.ipynb"), notebook);
  const out = join(folder, "grades");
  const grade = ["--import", "tsx", join(root, "tools", "grading", "grade.ts"), folder, "--out", out];
  const { status, stdout, stderr } = spawnSync(process.execPath, grade, { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, `${stdout}${stderr}`);
  const [, anna] = readFileSync(join(out, "grades.csv"), "utf8").split("\n");
  assert.equal(anna, "anna,0,0,0,3,0,0,0,0,0,3,20,");
}
