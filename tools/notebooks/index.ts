// `npm run notebooks`: makes the lesson's two notebooks from their only source, notebooks/lesson.ts, and explore.ipynb from
// explore.ts.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/paths.mjs";
import { type Edition, edition, editionFiles } from "./editions";
import { readLesson } from "./jupytext";
import { formatNotebook, type Notebook } from "./notebook";

async function makeNotebooks() {
  const folder = join(root, "notebooks");
  const read = (file: string) => readLesson(readFileSync(join(folder, file), "utf8"));
  const write = (file: string, notebook: Notebook) => {
    writeFileSync(join(folder, file), formatNotebook(notebook));
    console.log(`notebooks/${file}: ${notebook.cells.length} cells`);
  };
  const lesson = await read("lesson.ts");
  for (const [which, file] of Object.entries(editionFiles)) write(file, edition(lesson, which as Edition));
  write("explore.ipynb", edition(await read("explore.ts"), "walkthrough"));
}

makeNotebooks();
