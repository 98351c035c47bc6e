// `npm run notebooks`: makes the two notebooks from their only source, notebooks/lesson.ts.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/paths.mjs";
import { type Edition, edition, editionFiles } from "./editions";
import { readLesson } from "./jupytext";
import { formatNotebook } from "./notebook";

async function makeNotebooks() {
  const folder = join(root, "notebooks");
  const lesson = await readLesson(readFileSync(join(folder, "lesson.ts"), "utf8"));
  for (const [which, file] of Object.entries(editionFiles)) {
    const notebook = edition(lesson, which as Edition);
    writeFileSync(join(folder, file), formatNotebook(notebook));
    console.log(`notebooks/${file}: ${notebook.cells.length} cells`);
  }
}

makeNotebooks();
