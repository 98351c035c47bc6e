import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { edition } from "../../tools/notebooks/editions";
import { readLesson } from "../../tools/notebooks/jupytext";
import { formatNotebook, type Notebook } from "../../tools/notebooks/notebook";
import { root } from "../../tools/setup/paths.mjs";

const read = (file: string) => readFileSync(join(root, "notebooks", file), "utf8");
let notebook: Notebook;
before(async () => {
  notebook = edition(await readLesson(read("explore.ts")), "walkthrough");
});

test("explore.ipynb is what npm run notebooks makes of explore.ts", () => {
  assert.equal(read("explore.ipynb"), formatNotebook(notebook), "run npm run notebooks");
});

test("every chapter asks before it shows: its first code comes after a question", () => {
  const chapters = notebook.cells.filter(({ source }) => /^## [1-9]\. /.test(source));
  assert.equal(chapters.length, 9);
  for (const [i, cell] of notebook.cells.entries()) {
    if (!/^## [1-6]\. /.test(cell.source)) continue;
    const before = notebook.cells.slice(i, i + 2).map(({ source }) => source);
    assert.match(before.join("\n"), /\?/, cell.source.slice(0, 40));
  }
});

test("most code cells are short", () => {
  const lengths = notebook.cells
    .filter(({ cell_type }) => cell_type === "code")
    .map(({ source }) => source.split("\n").length);
  const long = lengths.filter((length) => length > 12);
  assert.ok(long.length <= lengths.length / 5, `${lengths}`);
});
