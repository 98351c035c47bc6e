// `npm run notebooks`: makes the two notebooks from their only source, notebooks/lesson.ts.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Edition, edition } from "./editions";
import { readLesson } from "./jupytext";
import { formatNotebook } from "./notebook";

const folder = join(import.meta.dirname, "../../notebooks");
const files: Record<Edition, string> = { walkthrough: "kmeans.ipynb", exercises: "kmeans-exercises.ipynb" };

const lesson = readLesson(readFileSync(join(folder, "lesson.ts"), "utf8"));
for (const [which, file] of Object.entries(files)) {
  const notebook = edition(lesson, which as Edition);
  writeFileSync(join(folder, file), formatNotebook(notebook));
  console.log(`notebooks/${file}: ${notebook.cells.length} cells`);
}
