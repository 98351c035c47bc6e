import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { type Edition, edition, editionFiles } from "../../tools/notebooks/editions";
import { readLesson } from "../../tools/notebooks/jupytext";
import { formatNotebook, type Notebook, parseNotebook } from "../../tools/notebooks/notebook";
import { root } from "../../tools/setup/paths.mjs";

const text = `// ---
// jupyter:
//   jupytext:
//     comment_magics: false
//   kernelspec:
//     display_name: TypeScript (Talos)
//     language: typescript
//     name: talos
// ---

// %% [markdown]
// # A lesson with \`[CODE HERE]\` in its text

// %% tags=["keep-me"] nbgrader={"grade": true, "grade_id": "one"}
// [CODE HERE] Answer
const answer = 42;
// [TODO] const answer = todo("answer");
// [/CODE HERE]

// %% tags=["walkthrough"]
console.log(answer);

// %% tags=["exercises"]
check(answer);

// %%
again();

// %%
again();
`;

let lesson: Notebook;
let real: Notebook;
before(async () => {
  lesson = await readLesson(text);
  real = await readLesson(readFileSync(join(root, "notebooks", "lesson.ts"), "utf8"));
});

const sources = (which: Edition) => edition(lesson, which).cells.map((cell) => cell.source);

test("a cell tagged for one notebook is left out of the other", () => {
  assert.ok(sources("walkthrough").includes("console.log(answer);"));
  assert.ok(!sources("walkthrough").includes("check(answer);"));
  assert.ok(sources("exercises").includes("check(answer);"));
  assert.ok(!sources("exercises").includes("console.log(answer);"));
});

test("regions are blank in the exercises and filled in in the walkthrough; text stays as it is", () => {
  assert.match(sources("walkthrough")[1], /^const answer = 42;$/m);
  assert.match(sources("exercises")[1], /^const answer = todo\("answer"\);$/m);
  assert.equal(sources("exercises")[0], "# A lesson with `[CODE HERE]` in its text");
});

test("a cell's tags and nbgrader's notes survive", () => {
  const { metadata } = edition(lesson, "exercises").cells[1];
  assert.deepEqual(metadata, { tags: ["keep-me"], nbgrader: { grade: true, grade_id: "one" } });
});

test("cells have ids of their own, also where two are alike, that depend on nothing but their text", () => {
  const ids = (from: Notebook) => edition(from, "walkthrough").cells.map((cell) => cell.id);
  assert.equal(new Set(ids(lesson)).size, ids(lesson).length);
  const otherwise = { ...lesson, cells: lesson.cells.map((cell, i) => ({ ...cell, id: `random-${i}` })) };
  assert.deepEqual(ids(otherwise), ids(lesson));
});

test("a notebook file says the same after reading and writing", () => {
  const file = formatNotebook(edition(lesson, "exercises"));
  assert.equal(formatNotebook(parseNotebook(file)), file);
});

for (const [which, file] of Object.entries(editionFiles)) {
  test(`notebooks/${file} is up to date, opens with the talos kernel and carries no outputs`, () => {
    const committed = readFileSync(join(root, "notebooks", file), "utf8");
    const fresh = formatNotebook(edition(real, which as Edition));
    assert.ok(committed === fresh, `notebooks/${file} is not what lesson.ts says: run npm run notebooks`);

    const { metadata, cells } = parseNotebook(committed);
    assert.equal((metadata.kernelspec as { name: string }).name, "talos");
    for (const cell of cells.filter(({ cell_type }) => cell_type === "code")) {
      assert.deepEqual([cell.outputs, cell.execution_count], [[], null]);
    }
  });
}
