// The exercises as students meet them: cells in the real kernel, and what it says to a student's answers.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Exercise, exercises, titleOf } from "../../../src/check/exercises";
import { type Answer, Kernel } from "../../kernel/client";
import { ownFolder } from "../../support/folder";
import { codeOf } from "../../support/notebook";
import { smallPhoto, withPhoto } from "../../support/photo";
import { type StudentAnswer, studentAnswers } from "./student-answers";

const folder = ownFolder("talos-check-");
/** What is said doesn't depend on the picture's size. */
const small = (code: string) => withPhoto(code, join(folder, "photo.png"));
const cells = codeOf("kmeans-exercises").map(small);
const isCheck = (cell: string) => /^(await )?check\./.test(cell);

let kernel: Kernel;
before(async () => {
  await smallPhoto(folder);
  kernel = await Kernel.start();
});
after(() => kernel.stop());

/** The panels that a cell showed, as plain text. */
const panels = (answer: Answer) =>
  answer.contents("display_data").map(({ data }): string => data["text/plain"]);

async function runAll(): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const cell of cells) answers.push(await kernel.execute(cell));
  return answers;
}

/** What the check of `euclideanDist` says about an answer. */
async function checked(body: string): Promise<string> {
  const code = `function attempt(a: tf.Tensor, b: tf.Tensor): tf.Tensor {\n${body}\n}\ncheck.euclideanDist(attempt);`;
  const [panel] = panels(await kernel.execute(code));
  return panel;
}

test("Run All on the untouched notebook: nothing fails, and each cell says which exercise it waits for", async () => {
  const answers = await runAll();
  assert.deepEqual(answers.flatMap((answer) => answer.contents("error")), []); // biome-ignore format: one line
  assert.equal(answers.map((answer) => answer.stream("stderr")).join(""), "");

  const checks = answers.filter((_, i) => isCheck(cells[i])).map((answer) => panels(answer)[0]);
  assert.deepEqual(
    checks.map((text) => text.split(" (")[0]),
    exercises.map((name) => `○ not done yet: ${titleOf(name)}`),
  );
  const waiting = answers.filter((_, i) => !isCheck(cells[i])).flatMap(panels);
  assert.ok(waiting.length >= 12, `${waiting.length} cells wait`);
  for (const text of waiting)
    assert.match(text, /^○ not done yet: exercise \d, \w+\n {2}This cell needs it\.$/);
});

test("a wrong answer that calls another one says that the other's check isn't green", async () => {
  await kernel.execute("function euclideanDist(a: tf.Tensor, b: tf.Tensor): tf.Tensor {\n  return a.expandDims(1).sub(b).sum(2);\n}"); // biome-ignore format: one line
  const [panel] = panels(
    await kernel.execute(
      "check.inertia((data: tf.Tensor, labels: tf.Tensor, clusters: tf.Tensor) => euclideanDist(data, clusters).sum());",
    ),
  );
  assert.match(panel, /^✘ Exercise 9, inertia: not yet/);
  assert.match(panel, /It uses `euclideanDist`, whose own check isn't green: make that right first\.$/);
});

test("with our answers in place of the missing ones, the lesson goes on to its end", async () => {
  for (const name of exercises) await kernel.execute(`useReference("${name}");`);
  const answers = await runAll();
  assert.deepEqual(answers.flatMap((answer) => answer.contents("error")), []); // biome-ignore format: one line
  const checks = answers.filter((_, i) => isCheck(cells[i])).map((answer) => panels(answer)[0]);
  for (const [i, text] of checks.entries()) {
    assert.match(
      text,
      new RegExp(`^✔ E${titleOf(exercises[i]).slice(1)}: correct \\(0 of 9 done\\)\n.*our answer`),
    );
  }
  const pictures =
    "[image: Original image, 640 x 512 pixels]\n[image: Compressed image, 16 colours, 640 x 512 pixels]";
  assert.ok(answers.flatMap(panels).includes(pictures));
});

const stub = (exercise: Exercise) => new RegExp(`^.*\\btodo\\("${exercise}".*$`, "m");
const cellLike = (pattern: RegExp) => cells.find((cell) => pattern.test(cell)) ?? assert.fail(`${pattern}`);

/** What is said to the answer, by the compiler, the cell and the check below it. */
async function said(exercise: Exercise, { code }: StudentAnswer): Promise<string> {
  const cell = cellLike(stub(exercise));
  const written = typeof code === "string" ? cell.replace(stub(exercise), () => small(code)) : code(cell);
  const told = (answer: Answer) => [answer.traceback, ...panels(answer)].join("\n");
  const answer = await kernel.execute(written);
  if (/TypeScript error/.test(answer.traceback)) return told(answer);
  const check = cellLike(new RegExp(`^(await )?check\\.${exercise}\\(`));
  return `${told(answer)}\n${told(await kernel.execute(check))}`;
}

for (const [exercise, answers] of studentAnswers) {
  for (const answer of answers) {
    test(`${exercise}: ${answer.name}`, async () => {
      const text = await said(exercise, answer);
      await kernel.execute(cellLike(stub(exercise)));
      if (process.env.SAID) console.log(`=== ${exercise}: ${answer.name}\n${text}`);
      if (answer.says === "correct") return assert.match(text, /^✔ /m);
      assert.doesNotMatch(text, /^✔ /m);
      assert.match(text, answer.says);
    });
  }
}

test("an exception in an answer is shown with the student's cell and line", async () => {
  const panel = await checked('  const n = 3;\n  throw new Error("lost at " + n);');
  assert.match(panel, /^✘ Exercise 4, euclideanDist: not yet/);
  assert.match(panel, /stopped with an error: lost at 3/);
  assert.match(
    panel,
    /Your code: Cell \[\d+\], line 3, column 9\n.*\n +2 \| {3}const n = 3;\n +> 3 \| {3}throw new Error\("lost at " \+ n\);\n/,
  );
});

test("an answer that never ends is stopped with a message, and the kernel goes on", async () => {
  const limits = 'import { limits } from "./src/check/guard/limits";\n';
  assert.equal((await kernel.execute(`${limits}limits.seconds`)).result, "5");
  await kernel.execute("limits.seconds = 1;");
  assert.match(
    await checked("  while (true);"),
    /stopped: it was still running after 1 second\..*never ends/s,
  );
  assert.equal((await kernel.execute("1 + 1")).result, "2");
  await kernel.execute("limits.seconds = 5;");
});

test("an interrupt stops an answer that never ends, at once and not as an answer", async () => {
  const started = kernel.published(({ content }) => content.text?.includes("it runs"));
  const answer = kernel.execute('check.euclideanDist(() => { console.log("it runs"); while (true); });');
  await started;
  kernel.interrupt();
  const { reply, published } = await answer;
  assert.equal(reply.ename, "Interrupted");
  assert.ok(!published.some(({ type }) => type === "display_data"));
});

test("a table that no memory can hold is refused, with its line", async () => {
  const panel = await checked("  return tf.zeros([1e6, 1e6]);");
  assert.match(panel, /Look at the sizes: is one of them far too large\?/);
  assert.match(
    panel,
    /Your code: Cell \[\d+\], line 2, column \d+\n.*\n.*> 2 \| {3}return tf\.zeros\(\[1e6, 1e6\]\);\n/,
  );
});

test("a type error is shown with cell, line and what to do; the answer of before stays", async () => {
  await kernel.execute("function mine(a: tf.Tensor, b: tf.Tensor): tf.Tensor {\n  return todo(\"euclideanDist\", a, b);\n}"); // biome-ignore format: one line
  const { reply, traceback } = await kernel.execute(
    "function mine(a: tf.Tensor, b: tf.Tensor): tf.Tensor {\n  const distances: number[] = a.sub(b);\n  return tf.tensor(distances);\n}",
  );
  assert.equal(reply.ename, "TypeScriptError");
  assert.match(traceback, /^Cell \[\d+\], line 2, column 9/);
  assert.match(traceback, /`await t\.array\(\)` makes a list of a tensor/);
  const [panel] = panels(await kernel.execute("check.euclideanDist(mine);"));
  assert.match(panel, /^✔ Exercise 4/);
});
