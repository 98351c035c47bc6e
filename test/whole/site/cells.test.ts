import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { screenshot } from "../browser/chromium";
import { askKernel, command, lastSource, savePicture } from "./in-page";
import { BROWSERS, withSite } from "./open";

const NOTEBOOK = "kmeans-exercises";

const ENDLESS = "let rounds = 0;\nconsole.log('it has', 'begun');\nwhile (true) rounds++;";

for (const browser of ["Chromium", "Firefox"] as const) {
  describe(`a cell in ${browser}`, { skip: BROWSERS[browser].skip }, () => {
    const opened = withSite(browser);
    before(() => opened.open(NOTEBOOK));

    test("shows its value as Node.js does", async () => {
      const { text } = await opened.run(
        "const list = [1, 2, 3];\n({ list, half: 1 / 2, map: new Map([[1, 'a']]) })",
      );
      assert.equal(text, "{ list: [ 1, 2, 3 ], half: 0.5, map: Map(1) { 1 => 'a' } }");
    });

    test("awaits at its top level, and declares a name again", async () => {
      const { text } = await opened.run("const list = await Promise.resolve('again');\nlist");
      assert.equal(text, "again");
    });

    test("is checked by the compiler before it runs", async () => {
      const { errors } = await opened.run("const n = 1;\nconst wrong: number = 'text';");
      assert.match(
        errors.join("\n"),
        /line 2, column 7.*TS2322.*Type 'string' is not assignable to type 'number'/s,
      );
    });

    test("names the line where an error arose, and the line of the call", async () => {
      const { errors } = await opened.run(
        "function f(x: number) {\n  throw new Error('no ' + x);\n}\n\nf(3);",
      );
      assert.match(errors.join("\n"), /line 5, column 1.*> 5 \| f\(3\);.*line 2, column 9.*Error.*: no 3/s);
    });

    test("is completed and explained", async () => {
      const { page } = opened;
      const found = await page.evaluate(askKernel, { complete: "list.toUpp", inspect: "list" });
      assert.deepEqual(found.matches, ["toUpperCase"]);
      assert.match(found.help, /const list: string/);
    });

    test("that runs for ever is stopped, and all values are kept", async () => {
      const stopped = opened.run(ENDLESS);
      await opened.page.locator(".jp-OutputArea-output", { hasText: "it has begun" }).waitFor();
      await opened.page.evaluate(command, "notebook:interrupt-kernel");
      assert.match((await stopped).errors.join("\n"), /Interrupted.*You stopped this cell/);
      assert.equal((await opened.run("list + (rounds > 0)")).text, "againtrue");
    });

    test("finds a picture that the student has put into data/", async () => {
      await opened.page.evaluate(savePicture, "data/own.png");
      const { text, errors } = await opened.run(
        'import { loadImage, startTensorFlow } from "./src/index";\nawait startTensorFlow();\n' +
          'const own = await loadImage("data/own.png");\n[own.shape, own.dataSync().slice(0, 3)]',
      );
      assert.deepEqual(errors, []);
      assert.equal(text, "[ [ 2, 3, 3 ], Int32Array(3) [ 10, 20, 30 ] ]");
    });

    test("and what the student wrote is there after the page is loaded again", async () => {
      const { page } = opened;
      await page.evaluate(command, "docmanager:save");
      await opened.open(NOTEBOOK);
      await screenshot(page, `site-cells-${browser.toLowerCase()}`);
      assert.match(await page.evaluate(lastSource), /data\/own\.png/);
    });
  });
}

describe("where a page may share no memory with its workers", { skip: BROWSERS.Chromium.skip }, () => {
  const opened = withSite("Chromium", { isolated: false });
  before(() => opened.open(NOTEBOOK));

  test("an endless loop is ended, it is said what is lost, and the next cell runs", async () => {
    await opened.run("const kept = 1;");
    const stopped = opened.run(ENDLESS);
    await opened.page.locator(".jp-OutputArea-output", { hasText: "it has begun" }).waitFor();
    await opened.page.evaluate(command, "notebook:interrupt-kernel");
    assert.match((await stopped).errors.join("\n"), /giving up all values: run the cells above it again/);
    await opened.page.getByText("Run all above").waitFor();
    await screenshot(opened.page, "site-stopped");
    assert.match((await opened.run("kept")).errors.join("\n"), /Cannot find name 'kept'/);
    assert.equal((await opened.run("1 + 1")).text, "2");
  });
});
