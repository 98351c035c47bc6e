// nbgrader's folder of a course, and nbgrader itself.
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../command-line";
import { runPython } from "../jupyter/run";
import { readLesson } from "../notebooks/jupytext";
import { formatNotebook } from "../notebooks/notebook";
import { root } from "../setup/paths.mjs";
import { sourceVersion } from "./source";

export const ASSIGNMENT = "kmeans";
export const NOTEBOOK = "kmeans-exercises.ipynb";

const OURS = "# How nbgrader handles the k-means lesson";
const settings = `load_subconfig(${JSON.stringify(join(import.meta.dirname, "nbgrader_config.py"))})`;

export class Course {
  /** @param log the file for what nbgrader says */
  constructor(
    readonly folder: string,
    readonly log = join(folder, "nbgrader.log"),
  ) {}

  /** The notebook of a step, as nbgrader lays out its folders; "." stands for the teacher. */
  notebookOf(step: string, student = "."): string {
    return join(this.folder, step, student, ASSIGNMENT, NOTEBOOK);
  }

  /**
   * Makes the teacher's version out of the lesson, and with nbgrader the students' version out of that. Whatever else is in the
   * course stays as it is.
   */
  async makeAssignment(): Promise<void> {
    this.#useOurSettings();
    const lesson = await readLesson(readFileSync(join(root, "notebooks", "lesson.ts"), "utf8"));
    const source = this.notebookOf("source");
    mkdirSync(dirname(source), { recursive: true });
    writeFileSync(source, formatNotebook(sourceVersion(lesson)));
    const made = await this.nbgrader("generate_assignment", ASSIGNMENT, "--force");
    if (!made || !existsSync(this.notebookOf("release")))
      throw new UsageError(`The assignment could not be made. ${this.seeLog}`);
  }

  #useOurSettings(): void {
    const file = join(this.folder, "nbgrader_config.py");
    const found = existsSync(file) ? readFileSync(file, "utf8") : OURS;
    if (found.includes(settings)) return;
    if (!found.startsWith(OURS))
      throw new UsageError(`${file} is your own: add this line at its end, and try again.\n  ${settings}`);
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(file, `${OURS}\n${settings}\n`);
  }

  /**
   * Runs one of nbgrader's commands; what it says goes to a file.
   * @returns whether it succeeded
   */
  async nbgrader(...args: string[]): Promise<boolean> {
    const out = openSync(this.log, "a");
    const command = ["-m", "nbgrader", ...args, `--course-dir=${this.folder}`];
    const { code } = await runPython(command, "", { cwd: this.folder, out, err: out });
    return code === 0;
  }

  /** Where to look when nbgrader fails. */
  get seeLog(): string {
    return `What nbgrader says is in ${this.log}.`;
  }
}
