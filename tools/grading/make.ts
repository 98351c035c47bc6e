import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readLesson } from "../notebooks/jupytext";
import { formatNotebook } from "../notebooks/notebook";
import { root } from "../setup/paths.mjs";
import { ASSIGNMENT, nbgrader, newCourse, notebookOf, seeLog } from "./course";
import { sourceVersion } from "./source";

/** Makes the teacher's version out of the lesson, and with nbgrader the students' version out of that. */
export async function makeAssignment(): Promise<void> {
  newCourse();
  const lesson = await readLesson(readFileSync(join(root, "notebooks", "lesson.ts"), "utf8"));
  const source = notebookOf("source");
  mkdirSync(dirname(source), { recursive: true });
  writeFileSync(source, formatNotebook(sourceVersion(lesson)));
  const made = await nbgrader("generate_assignment", ASSIGNMENT, "--force");
  if (!made || !existsSync(notebookOf("release")))
    throw new Error(`The assignment could not be made. ${seeLog}`);
}
