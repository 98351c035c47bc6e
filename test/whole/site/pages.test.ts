// The site on a server like GitHub Pages, which lets browsers use a file for ten minutes without asking again, and sends no headers
// by which a page may share memory with its workers.
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { ownFolder } from "../../support/folder";
import { colours, screenshot, until } from "../browser/chromium";
import { saveNotebook } from "../browser/jupyterlab";
import { BROWSERS, builtSite, ENDLESS, withSite } from "./open";

describe("the site on a server like GitHub Pages", { skip: BROWSERS.Chromium.skip }, () => {
  const folder = ownFolder("lesson-site-");
  const headers = { "Cache-Control": "max-age=600" };
  const opened = withSite("Chromium", { headers }, async () => {
    cpSync(await builtSite(), folder, { recursive: true });
    return folder;
  });
  const warning = (name: string) =>
    opened.page.getByText(new RegExp(`There is a newer version of ${name}.ipynb.* open it again`));
  const title = (text: string) => opened.page.getByRole("heading", { name: text });

  test("draws a figure in 3D", async () => {
    await opened.open("kmeans");
    const { errors } = await opened.run(
      'import { cloud, rgbSpace, show } from "./src/index";\nconst corners = [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]];\n' +
        'show(rgbSpace("Corners", cloud(corners, corners)));',
    );
    assert.deepEqual(errors, []);
    const figure = opened.page.locator(".jp-OutputArea .js-plotly-plot"); // while it makes a still, Plotly has another, hidden one
    await figure.locator("canvas").first().waitFor();
    await until(async () => (await colours(figure)) > 50, "the figure's axes and points");
    await screenshot(figure, "site-figure");
  });

  test("ends an endless loop, says what is lost, and runs the next cell", async () => {
    await opened.open("kmeans-exercises");
    await opened.run("const kept = 1;");
    const { errors } = await opened.interrupted(ENDLESS);
    assert.match(errors.join("\n"), /giving up all values: run the cells above it again/);
    await opened.page.getByText("Run all above").waitFor();
    await screenshot(opened.page, "site-stopped");
    assert.match((await opened.run("kept")).errors.join("\n"), /Cannot find name 'kept'/);
    assert.equal((await opened.run("1 + 1")).text, "2");
    await saveNotebook(opened.page);
  });

  test("announces a newer lesson where the student has one of their own, which stays", async () => {
    assert.equal(await warning("kmeans-exercises").count(), 0);
    for (const name of ["kmeans", "kmeans-exercises"]) renew(folder, `notebooks/${name}.ipynb`);
    await opened.open("kmeans-exercises");
    await warning("kmeans-exercises").waitFor();
    await title("K-means: a photograph in sixteen colours").waitFor();
    await screenshot(opened.page, "site-newer");
  });

  test("shows a newer lesson at once where they have none", async () => {
    await opened.open("kmeans");
    await title("The second edition").waitFor();
    assert.equal(await warning("kmeans").count(), 0);
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
