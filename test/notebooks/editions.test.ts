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

const read = (file: string) => readFileSync(join(root, "notebooks", file), "utf8");

let lesson: Notebook;
before(async () => {
  lesson = await readLesson(text);
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

const made: [file: string, source: string, which: Edition][] = [
  [editionFiles.walkthrough, "lesson.ts", "walkthrough"],
  [editionFiles.exercises, "lesson.ts", "exercises"],
  ["explore.ipynb", "explore.ts", "walkthrough"],
];
for (const [file, source, which] of made) {
  test(`notebooks/${file} is up to date, opens with the talos kernel and carries no outputs`, async () => {
    const committed = read(file);
    const fresh = formatNotebook(edition(await readLesson(read(source)), which));
    assert.ok(committed === fresh, `notebooks/${file} is not what ${source} says: run npm run notebooks`);

    const { metadata, cells } = parseNotebook(committed);
    assert.equal((metadata.kernelspec as { name: string }).name, "talos");
    for (const cell of cells.filter(({ cell_type }) => cell_type === "code")) {
      assert.deepEqual([cell.outputs, cell.execution_count], [[], null]);
    }
  });
}

for (const file of ["lesson.ts", "explore.ts"]) {
  test(`what ${file} imports from src/ is there under that name`, async () => {
    const imports = [...read(file).matchAll(/^import \{([^}]*)\} from "(\.\/src\/[^"]+)";/gm)];
    assert.ok(imports.length > 0);
    for (const [, names, door] of imports) {
      const library = await import(join(root, door));
      for (const [, name] of names.matchAll(/(\w+)(?: as \w+)?/g)) assert.ok(name in library, name);
    }
  });
}
