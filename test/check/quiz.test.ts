import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answer, questions } from "../../src/check/quiz";
import { displayed } from "./displayed";

const letters = ["a", "b", "c", "d"] as const;

/** What is shown for an answer: the verdict, and the reply below it. */
const shown = async (question: number, letter: string) => {
  const [{ "text/plain": text }] = await displayed(() => answer(question, letter));
  return text.split("\n");
};

test("each question of the notebook has its four answers, and each answer its reply", () => {
  const notebook = readFileSync("notebooks/explore.ts", "utf8");
  const asked = notebook.split(/^\/\/ \*\*Question (?=\d)/m).slice(1);
  assert.equal(asked.length, Object.keys(questions).length);
  for (const [i, text] of asked.entries()) {
    assert.ok(text.startsWith(`${i + 1}.`));
    assert.deepEqual([...text.matchAll(/^\/\/ - \*\*(.)\)\*\* \S/gm)].map(([, letter]) => letter), [...letters]); // biome-ignore format: one line
    assert.ok(text.includes(`answer(${i + 1}, "?")`));
  }
});

test("exactly one letter is right, and every wrong one is explained", async () => {
  for (const number of Object.keys(questions).map(Number)) {
    const replies: string[][] = [];
    for (const letter of letters) replies.push(await shown(number, letter));
    assert.equal(replies.filter(([verdict]) => verdict === `✔ Question ${number}: right`).length, 1);
    assert.equal(new Set(replies.map(([, text]) => text)).size, 4);
  }
});

test("the right letters are spread over the answers", () => {
  assert.deepEqual(Object.values(questions).map(({ right }) => right).join(""), "cbdabc"); // biome-ignore format: one line
});

test("an unanswered question says what to do; a slip says what is possible", async () => {
  assert.match((await shown(1, "?"))[1], /in place of the "\?"/);
  assert.throws(() => answer(7, "a"), /no question 7.*1 to 6/);
  assert.throws(() => answer(1, "e"), /"a", "b", "c" and "d", not "e"/);
});
