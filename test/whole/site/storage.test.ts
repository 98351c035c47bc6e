// What the browser keeps of the site: its files for a time without a network, and the student's notebooks.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { screenshot } from "../browser/chromium";
import { command } from "./in-page";
import { BROWSERS, withSite } from "./open";
import { builtSite } from "./site";

const { skip } = BROWSERS.Chromium;
const PICTURE =
  'import { loadImage, startTensorFlow } from "./src/index";\nawait startTensorFlow();\n' +
  '(await loadImage("data/talos.jpg")).shape';

describe("a site whose server is gone", { skip }, () => {
  const opened = withSite("Chromium");

  test("opens and runs, if it was opened twice before", async () => {
    for (const visit of [1, 2, 3]) {
      if (visit === 3) {
        const session = await opened.page.context().newCDPSession(opened.page);
        await session.send("ServiceWorker.enable");
        await session.send("ServiceWorker.stopAllWorkers"); // as the browser does itself with one that has rested for a while
        opened.cut();
      }
      await opened.open("kmeans");
      assert.deepEqual(await opened.run(PICTURE), { text: "[ 1537, 1920, 3 ]", errors: [] });
    }
  });
});

describe("a newer lesson on the server", { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), "lesson-site-"));
  after(() => rmSync(folder, { recursive: true }));
  const opened = withSite("Chromium", {}, async () => {
    cpSync(await builtSite(), folder, { recursive: true });
    return folder;
  });
  const warning = (name: string) =>
    opened.page.getByText(new RegExp(`There is a newer version of ${name}.ipynb.* open it again`));
  const title = (text: string) => opened.page.getByRole("heading", { name: text });

  test("is announced where the student has one of their own, which stays", async () => {
    await opened.open("kmeans-exercises");
    await opened.run("1 + 1");
    await opened.page.evaluate(command, "docmanager:save");
    assert.equal(await warning("kmeans-exercises").count(), 0);
    renew(folder, "notebooks/kmeans-exercises.ipynb");

    await opened.open("kmeans-exercises");
    await warning("kmeans-exercises").waitFor();
    await title("K-means: a photograph in sixteen colours").waitFor();
    await screenshot(opened.page, "site-newer");
  });
});

/** Puts another edition of a notebook on the server, as a later build would. */
function renew(site: string, path: string): void {
  const [file, versions] = [join(site, "files", path), join(site, "api", "lesson.json")];
  const notebook = JSON.parse(readFileSync(file, "utf8"));
  notebook.metadata.talos = "second";
  notebook.cells[0].source = "# The second edition";
  writeFileSync(file, JSON.stringify(notebook));
  const all = JSON.parse(readFileSync(versions, "utf8"));
  writeFileSync(versions, JSON.stringify({ ...all, [path]: "second" }));
}
