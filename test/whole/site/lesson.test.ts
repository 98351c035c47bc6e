// The worked lesson from its first cell to its last, and what a single visit is enough for; then explore.ipynb.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Jimp } from "jimp";
import { root } from "../../../tools/setup/paths.mjs";
import { screenshot } from "../browser/chromium";
import { lessonRun } from "../lesson/lesson-run";
import { replaceWords, saveFile, shown, texts } from "./in-page";
import { BROWSERS, withSite } from "./open";

const PICTURE =
  'import { loadImage, startTensorFlow } from "./src/index";\nawait startTensorFlow();\n' +
  '(await loadImage("data/talos.jpg")).shape';

for (const browser of ["Chromium without 3D", "Firefox"] as const) {
  const [name] = browser.toLowerCase().split(" ");
  describe(`the worked lesson in ${browser}, from a sub-path`, { skip: BROWSERS[browser].skip }, () => {
    /** Bytes over the wire, by path; a server that packs them sends a third. */
    const sent: Record<string, number[]> = {};
    const seen = (path: string, bytes: number) => {
      sent[path] = [...(sent[path] ?? []), bytes];
    };
    const opened = withSite(browser, { under: "/school/talos", seen });

    test("runs its first cell, though Shift-Enter comes as early as can be", async () => {
      await opened.start("kmeans");
      const bytes = Object.values(sent)
        .flat()
        .reduce((sum, one) => sum + one, 0);
      assert.ok(bytes > 1e6 && bytes < 25e6, `${bytes} bytes were sent`);
    });

    test("runs from its first cell to its last", async () => {
      await opened.runAll();
      await screenshot(opened.page, `site-lesson-${name}`);
    });

    test("shows what it shows in Node.js, with the same numbers", async () => {
      const { cells } = (await lessonRun()).notebook;
      const [, ...inNode] = cells.flatMap(({ outputs }) =>
        outputs ? outputs.map(({ text, data }) => text ?? data?.["text/plain"] ?? "").join("") : [],
      );
      const [backend, ...inBrowser] = await opened.page.evaluate(texts);
      assert.match(backend, /WebAssembly/);
      assert.match(inNode.join(), /The best of ten runs: +\d/);
      assert.deepEqual(inBrowser.map(lasting), inNode.map(lasting));
    });

    test("an arrow key on the slider repaints the picture and moves the figure", async () => {
      await opened.page.getByRole("slider", { name: "K" }).press("ArrowRight");
      await opened.page.getByText("17 colours", { exact: true }).waitFor();
      await opened.page.locator(".gtitle", { hasText: /^17 clusters$/ }).waitFor({ state: "attached" });
      assert.equal(await opened.page.locator(".talos-chosen").first().isVisible(), false);
    });

    test("fetches nothing from another server, and nothing large twice", () => {
      assert.deepEqual(opened.elsewhere, []);
      const large = Object.entries(sent).map(([path, sizes]) => [
        path,
        sizes.filter((bytes) => bytes > 150_000),
      ]);
      assert.deepEqual(
        large.filter(([, sizes]) => sizes.length > 1),
        [],
      );
    });

    test("explore.ipynb runs to its end with a photograph of the student's own, and downloads what it compresses", async () => {
      const { page } = opened;
      await opened.open("explore");
      await page.evaluate(saveFile, { path: "data/own.jpg", base64: await smallPhotograph() });
      await page.evaluate(replaceWords, { words: "data/talos.jpg", by: "data/own.jpg" });
      const downloads: string[] = [];
      page.on("download", (download) => downloads.push(download.suggestedFilename()));
      await opened.runAll();
      if (browser !== "Firefox") assert.deepEqual(downloads, ["own-16.png"]); // Firefox tells its driver nothing of downloads
      // scikit-learn 1.9.1, from rows 0, 50 and 100 and from rows 0, 1 and 2 of the irises
      assert.match(await page.evaluate(shown, "const panels"), /78\.851 in 4 .*78\.856 in 12 /s);
      await screenshot(page, `site-explore-${name}`);
    });

    if (browser === "Firefox") return; // its driver can't stop service workers
    test("after this one visit all opens without a network, and cells run", async () => {
      const session = await opened.page.context().newCDPSession(opened.page);
      await session.send("ServiceWorker.enable");
      await session.send("ServiceWorker.stopAllWorkers"); // as the browser does itself with one that has rested for a while
      opened.cut();
      await opened.open("kmeans-exercises");
      assert.deepEqual(await opened.run(PICTURE), { text: "[ 1537, 1920, 3 ]", errors: [] });
      await opened.page.goto(`${opened.address}/`);
      await opened.page.getByRole("link", { name: "The worked lesson" }).waitFor();
    });
  });
}

async function smallPhotograph(): Promise<string> {
  const photograph = await Jimp.read(join(root, "data", "talos.jpg"));
  return (await photograph.resize({ w: 240 }).getBuffer("image/jpeg")).toString("base64");
}

/**
 * Without what may differ: times, and the last digits of a PNG's size, because a pixel that is as near to one centroid as to another,
 * up to float32's last digits, may go to either.
 */
const lasting = (text: string) =>
  text.replace(/, \d+\.\d s/g, "").replace(/(PNG file: .*)\d\d bytes/, "$1.. bytes");
