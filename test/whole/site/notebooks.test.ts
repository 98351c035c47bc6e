// The worked lesson and explore.ipynb, from the first cell to the last.
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { screenshot } from "../browser/chromium";
import { lessonRun } from "../lesson/lesson-run";
import { texts } from "./in-page";
import { BROWSERS, withSite } from "./open";

for (const browser of ["Chromium", "Firefox"] as const) {
  describe(`the worked lesson in ${browser}, from a sub-path`, { skip: BROWSERS[browser].skip }, () => {
    /** Bytes over the wire, packed. */
    let sent = 0;
    const seen = (_: string, bytes: number) => {
      sent += bytes;
    };
    const elsewhere: string[] = [];
    const opened = withSite(browser, { under: "/school/talos", seen });
    before(() =>
      opened.page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(new URL(opened.address).origin) && !/^(blob|data):/.test(url))
          elsewhere.push(url);
      }),
    );

    test("runs from its first cell to its last", async () => {
      await opened.open("kmeans");
      const opening = sent;
      await opened.runAll();
      await screenshot(opened.page, `site-lesson-${browser.toLowerCase()}`);
      assert.ok(opening > 1e6 && sent < 8e6, `${sent} bytes were sent`);
    });

    test("shows what it shows in Node.js, with the same numbers", async () => {
      const { cells } = (await lessonRun()).notebook;
      const [, ...inNode] = cells.flatMap(({ outputs }) =>
        outputs ? outputs.map(({ text, data }) => text ?? data?.["text/plain"] ?? "").join("") : [],
      );
      const [backend, ...inBrowser] = await opened.page.evaluate(texts);
      assert.match(backend, /WebAssembly/);
      assert.match(inNode.join(), /The best of ten runs: +\d/);
      assert.deepEqual(inBrowser.map(untimed), inNode.map(untimed));
    });

    test("fetches nothing from another server", () => {
      assert.deepEqual(elsewhere, []);
    });
  });
}

const untimed = (text: string) => text.replace(/, \d+\.\d s/g, "");

const WITHOUT_3D = "Chromium without 3D";
describe("explore.ipynb in Chromium", { skip: BROWSERS[WITHOUT_3D].skip }, () => {
  const opened = withSite(WITHOUT_3D);
  test("runs from its first cell to its last, and downloads the picture that it compresses", async () => {
    await opened.open("explore");
    const downloads: string[] = [];
    opened.page.on("download", (download) => downloads.push(download.suggestedFilename()));
    await opened.runAll();
    assert.deepEqual(downloads, ["talos-16.png"]);
    await screenshot(opened.page, "site-explore");
  });
});
