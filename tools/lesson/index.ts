// `npm run lesson`: runs the walkthrough, or the second notebook, from top to bottom, without a browser.
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { exportHtml } from "../export/export";
import { drawStills } from "../export/stills";
import { edition } from "../notebooks/editions";
import { readLesson } from "../notebooks/jupytext";
import { formatNotebook } from "../notebooks/notebook";
import { runPython } from "../notebooks/python";
import { root } from "../setup/paths.mjs";
import { type LessonOptions, lessonOptions, USAGE, UsageError } from "./options";
import { withChoices } from "./source";

const folder = process.env.INIT_CWD ?? process.cwd(); // where npm was called, which runs us in the project's folder

async function run({ image, K, out, explore }: LessonOptions): Promise<number> {
  const [source, name] = explore ? ["explore.ts", "explore"] : ["lesson.ts", "kmeans"];
  const lesson = withChoices(readFileSync(join(root, "notebooks", source), "utf8"), { image, K });
  const notebook = readLesson(lesson).then((all) => formatNotebook(edition(all, "walkthrough")));
  const executed = join(out, `${name}.ipynb`);
  const execute = join(root, "tools", "lesson", "execute.py");
  const running = runPython([execute, executed], notebook, "inherit");
  const page = join(out, `${name}.html`);
  const exporting = exportHtml(
    running.then(({ code }) => whole(executed, code)),
    page,
  ); // ready by the time the notebook is
  const { code } = await running;
  console.log(`${code === 0 ? "The notebook" : "The notebook, as far as it came"}: ${shown(executed)}`);
  if (code !== 0) {
    await exporting.catch(() => {});
    return code ?? 1;
  }
  const [stills] = await Promise.all([drawStills(executed), exporting]);
  writeFileSync(executed, stills); // the page has read the notebook by now
  console.log(`As one page, without need of anything else: ${shown(page)}`);
  return 0;
}

function whole(executed: string, code: number | null): string {
  if (code !== 0) throw new Error(`${executed} has not come to its end.`);
  return executed;
}

function shown(file: string): string {
  const path = relative(folder, file);
  return path.startsWith("..") ? file : path;
}

async function main() {
  const options = lessonOptions(process.argv.slice(2), folder);
  if (options.help) console.log(USAGE);
  else process.exitCode = await run(options);
}

main().catch((error) => {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
