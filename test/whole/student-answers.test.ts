// What the real notebook says to a student's answer: the cell with the answer, then the check below it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Exercise, exercises } from "../../src/check/exercises";
import { type Answer, Kernel } from "../kernel/client";
import { ownFolder } from "../support/folder";
import { codeOf } from "../support/notebook";
import { smallPhoto, withPhoto } from "../support/photo";
import { type StudentAnswer, studentAnswers } from "./student-answers";

const folder = ownFolder("talos-answers-");
/** What is said doesn't depend on the picture's size. */
const small = (code: string) => withPhoto(code, join(folder, "photo.png"));
const cells = codeOf("kmeans-exercises").map(small);
const stub = (exercise: Exercise) => new RegExp(`^.*\\btodo\\("${exercise}".*$`, "m");
const answerCell = (exercise: Exercise) => cells.find((cell) => stub(exercise).test(cell)) as string;
const checkCell = (exercise: Exercise) =>
  cells.find((cell) => new RegExp(`^(await )?check\\.${exercise}\\(`).test(cell)) as string;

let kernel: Kernel;
before(async () => {
  await smallPhoto(folder, 480);
  kernel = await Kernel.start();
  const checks = cells.findIndex((cell) => cell.includes("useReference"));
  for (const cell of cells.slice(0, checks + 1)) await kernel.execute(cell);
  for (const name of exercises) await kernel.execute(`useReference("${name}");`);
  const last = cells.indexOf(checkCell("cluster2image"));
  for (const cell of cells.slice(checks + 1, last)) await kernel.execute(cell);
});
after(() => kernel.stop());

function told(answer: Answer): string {
  const shown = answer.contents("display_data").map(({ data }): string => data["text/plain"]);
  return [answer.traceback, ...shown].join("\n");
}

/** What is said to the answer, by the compiler, the cell and the check. */
async function said(exercise: Exercise, { code }: StudentAnswer): Promise<string> {
  const cell = answerCell(exercise);
  const written = typeof code === "string" ? cell.replace(stub(exercise), () => small(code)) : code(cell);
  const answer = await kernel.execute(written);
  if (/TypeScript error/.test(answer.traceback)) return told(answer);
  return `${told(answer)}\n${told(await kernel.execute(checkCell(exercise)))}`;
}

for (const [exercise, answers] of studentAnswers) {
  for (const answer of answers) {
    test(`${exercise}: ${answer.name}`, async () => {
      const text = await said(exercise, answer);
      await kernel.execute(answerCell(exercise));
      if (process.env.SAID) console.log(`=== ${exercise}: ${answer.name}\n${text}`);
      if (answer.says === "correct") return assert.match(text, /^✔ /m);
      assert.doesNotMatch(text, /^✔ /m);
      assert.match(text, answer.says);
    });
  }
}
