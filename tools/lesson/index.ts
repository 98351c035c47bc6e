// `npm run lesson`: runs the walkthrough, or the second notebook, from top to bottom, without a browser.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { callersFolder, runCommand, shown } from "../command-line";
import { drawStills, exportHtml } from "../export/export";
import { runPython } from "../jupyter/run";
import { edition } from "../notebooks/editions";
import { readLesson } from "../notebooks/jupytext";
import { formatNotebook } from "../notebooks/notebook";
import { root } from "../setup/paths.mjs";
import { type LessonOptions, lessonOptions } from "./options";
import { withChoices } from "./source";

async function run({ image, K, out, explore }: LessonOptions): Promise<number> {
  const [source, name] = explore ? ["explore.ts", "explore"] : ["lesson.ts", "kmeans"];
  const lesson = withChoices(readFileSync(join(root, "notebooks", source), "utf8"), { image, K });
  const notebook = formatNotebook(edition(await readLesson(lesson), "walkthrough"));
  const executed = join(out, `${name}.ipynb`);
  const execute = join(root, "tools", "jupyter", "execute.py");
  const { code } = await runPython([execute, executed], notebook, { out: "inherit" });
  console.log(`${code === 0 ? "The notebook" : "The notebook, as far as it came"}: ${shown(executed)}`);
  if (code !== 0) return code ?? 1;
  const page = join(out, `${name}.html`);
  const [exported, stills] = await Promise.allSettled([exportHtml(executed, page), drawStills(executed)]);
  if (exported.status === "rejected") throw exported.reason;
  console.log(`As one page, without need of anything else: ${shown(page)}`);
  if (stills.status === "rejected") throw stills.reason;
  writeFileSync(executed, stills.value);
  return 0;
}

runCommand(async () => run(lessonOptions(process.argv.slice(2), callersFolder)));
