import assert from "node:assert/strict";
import { test } from "node:test";
import { goals, lines } from "../../bench/plan";
import { judged, ratioOf, row, table, unrest } from "../../bench/report";

test("a row has the least and the middle of its times", () => {
  assert.deepEqual(row("w", "c", [5, 1, 9]), { work: "w", contender: "c", minMs: 1, medianMs: 5, rounds: 3 });
  assert.equal(row("w", "c", [4, 2, 8, 6]).medianMs, 5);
});

test("a ratio is held at its limit and missed beyond it", () => {
  assert.equal(judged("r", 2, "<= 2").held, true);
  assert.equal(judged("r", 2.01, "<= 2").held, false);
  assert.equal(judged("r", 59, ">= 60").held, false);
  assert.equal(judged("r", 9e-6, "<= 1e-5").held, true);
  assert.equal(judged("r", Number.NaN, "<= 1").held, false);
  assert.throws(() => judged("r", 1, "about 2"), /What is "about 2"\? A reach is/);
});

test("a goal compares the minima of its two contenders, for as much work", () => {
  const rows = [row("w", "a", [30, 20]), row("w", "b", [10, 40]), row("x", "b", [5])];
  const goal = { name: "a / b", of: ["w", "a"], to: ["w", "b"], reach: "<= 3" } as (typeof goals)[number];
  assert.deepEqual(ratioOf(goal, rows), { name: "a / b", ratio: 2, reach: "<= 3", held: true });
  assert.equal(ratioOf({ ...goal, to: ["x", "b"], more: 4 }, rows).ratio, 1);
  assert.match(table(rows, [judged("a / b", 2, "<= 1")]), /MISSED a \/ b +2\.00 {2}<= 1/);
});

test("every goal has both of its contenders in the plan", () => {
  const planned = ([work, contender]: string[]) =>
    lines.some((line) => line.work === work && line.contender === contender);
  for (const { name, of, to } of goals) assert.ok(planned(of) && planned(to), name);
});

test("rounds that differ much are told as a busy machine", () => {
  const rows = (...times: number[][]) => times.map((some, i) => row("w", `${i}`, some));
  assert.equal(unrest(rows([10, 10, 11], [20, 21, 22], [5, 9, 9])), undefined, "most were quiet");
  assert.match(unrest(rows([10, 13, 14], [20, 25, 26], [5, 5, 5])) ?? "", /25 % or more above the minimum/);
});
