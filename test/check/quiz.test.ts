import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { questions, reply } from "../../src/check/quiz";

const letters = ["a", "b", "c", "d"] as const;

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

test("exactly one letter is right, and every wrong one is explained", () => {
  for (const number of Object.keys(questions).map(Number)) {
    const verdicts = letters.map((letter) => reply(number, letter).verdict);
    assert.equal(verdicts.filter((verdict) => verdict === "right").length, 1);
    assert.equal(new Set(letters.map((letter) => reply(number, letter).text)).size, 4);
  }
});

test("the right letters are spread over the answers", () => {
  assert.deepEqual(Object.values(questions).map(({ right }) => right).join(""), "cbdabc"); // biome-ignore format: one line
});

test("an unanswered question says what to do; a slip says what is possible", () => {
  assert.match(reply(1, "?").text, /in place of the "\?"/);
  assert.throws(() => reply(7, "a"), /no question 7.*1 to 6/);
  assert.throws(() => reply(1, "e"), /"a", "b", "c" and "d", not "e"/);
});
