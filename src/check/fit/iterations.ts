// What fit does to the clusters in one iteration, and in many.
import { Mistake } from "../judging/finding";
import { near, same, type Table, table, written } from "../judging/table";
import { type Fit, inputOf } from "./model";
import { converge, groups, iterate, mean, type Points, startingPoints } from "./plain-loops";
import { misshapen } from "./shape";
import { FIT_SLIPS } from "./slips";

type Step = (data: Points, start: Points) => Points;

export const SIX: Points = [
  [0, 0],
  [0, 2],
  [1, 1],
  [4, 3],
  [9, 8],
  [10, 10],
];

export function oneIteration(fit: Fit, data: Points, K: number): void {
  const { clusters, start, elsewhere } = fit(data, K, 1);
  const shape = misshapen(clusters, K);
  if (elsewhere && !isPut(clusters, elsewhere) && isPut(clusters, iterate(data, elsewhere))) {
    throw new Mistake({
      what: "The clusters start at places where the data has no points.",
      input: inputOf(data, K, 1),
      came: written(table(elsewhere)),
      cause:
        "Step 1 picks K points of the data. Elsewhere, a cluster may be far from all points and never get any.",
    });
  }
  const starts = start ? [start] : startingPoints(data, K);
  if (!shape && starts.some((start) => holds(clusters, means(data, start)))) return;
  const leadsTo = (step: Step) => starts.some((start) => isPut(clusters, step(data, start)));
  throw new Mistake({
    what: "After one iteration, each cluster must be the mean of the points that were nearest to its starting point.",
    input: `${inputOf(data, K, 1)}${start ? `, starting at ${JSON.stringify(start)}` : ""}`,
    expected: start && written(table(iterate(data, start))),
    came: written(clusters),
    cause: shape ?? FIT_SLIPS.find(({ gives }) => leadsTo(gives))?.says ?? ANY_OTHER,
  });
}

const ANY_OTHER =
  "Two things to look at: are the starting positions K points of the data, and does step 6 take the mean of exactly those " +
  "points that step 3 has given to the cluster?";

/** The means of the clusters that have points: what becomes of the others is left to the student. */
const means = (data: Points, start: Points) =>
  groups(data, start).flatMap((own) => (own.length === 0 ? [] : [mean(own, [])]));

/** Whether the table has all these rows, in whatever order. */
function holds({ shape: [K], values }: Table, rows: Points): boolean {
  const has = (row: number[]) =>
    Array.from({ length: K }).some((_, k) => row.every((v, d) => near(values[k * row.length + d], v, 1e-3)));
  return Array.from(values).every(Number.isFinite) && rows.every(has);
}

const isPut = (clusters: Table, rows: Points) => same(clusters, table(rows), 1e-3);

/** Fourteen points each, chosen so that all starts end in the same two clusters, and few of them after one iteration. */
export const MANY: Points[] = [
  "41 61 66 55 60 62 21 34 99 49 20 74 42 00",
  "07 91 88 38 51 80 29 43 16 79 57 14 49 63",
].map((text) => text.split(" ").map(([x, y]) => [Number(x), Number(y)]));

export function manyIterations(fit: Fit, data: Points): void {
  const iterations = 20;
  const { clusters, start } = fit(data, 2, iterations);
  const right = converge(data, data.slice(0, 2));
  const shape = misshapen(clusters, 2);
  if (!shape && holds(clusters, right)) return;
  const starts = start ? [start] : startingPoints(data, 2);
  const repeated = (step: Step) => (start: Points) =>
    Array.from({ length: iterations }).reduce<Points>((at) => step(data, at), start);
  const slip = FIT_SLIPS.find(({ gives }) => starts.some((start) => isPut(clusters, repeated(gives)(start))));
  const fromZero = isPut(clusters, repeated(iterate)(data.slice(0, 2).map((p) => p.map(() => 0))));
  const single = startingPoints(data, 2).some((start) => isPut(clusters, iterate(data, start)));
  throw new Mistake({
    what: `After ${iterations} iterations, each cluster must be the mean of the points that are nearest to it.`,
    input: inputOf(data, 2, iterations),
    expected: `${written(table(right))} (in any order)`,
    came: written(clusters),
    cause: shape ?? slip?.says ?? (fromZero ? FROM_ZERO : single ? SINGLE : ANY_OTHER),
  });
}

const FROM_ZERO =
  "The clusters all start at zero, where the constructor has put them, and one of them gets all the points. Step 1 puts K " +
  "different points of the data into `this.clusters`.";
const SINGLE =
  "This is what a single iteration gives. Does the loop go around all of steps 2 to 7? And is step 1 outside of it, so that " +
  "it doesn't begin anew each time?";
