// fit starts at random, so there are many right results: the check follows the student's start, or all that are possible.
import { attempt, explain, type Question, type Run, untilStopped } from "../judging/compare";
import { Mistake } from "../judging/finding";
import { near, same, type Table, table, written } from "../judging/table";
import { MANY, TASKS, type Task } from "./cases";
import { asModelClass, codeOf, fitted, inputOf, type ModelClass, NOTEBOOK } from "./model";
import { groups, lloyd, mean, type Points, startingPoints } from "./plain-loops";
import { ANEW, FIT_SLIPS } from "./slips";

/** @throws Mistake unless `answer` is a class whose fit moves K points of the data to the means of their clusters */
export function verifyFit(answer: unknown, tasks = TASKS): void {
  const KMeans = asModelClass(answer, "fit");
  const runs = untilStopped(tasks, (one) => {
    const { data, K, iterations } = one.args;
    let args: Task = one.args;
    const run = attempt(one, () => {
      const { clusters, start, elsewhere } = fitted(KMeans, data, K, iterations);
      const starts = start ? [start] : startingPoints(data, K);
      args = { ...args, starts, start: starts[0], elsewhere };
      return clusters;
    });
    return { ...run, args };
  });
  const isForgiven = ({ isEdge, crash }: Run<Task>) => isEdge && crash;
  explain(
    QUESTION,
    runs.filter((run) => !isForgiven(run)),
    codeOf(KMeans, "fit"),
  );
  differentStarts(KMeans);
}

const startsOf = ({ start, starts }: Task) => starts ?? [start];

const QUESTION: Question<Task> = {
  name: "this.clusters",
  instead: NOTEBOOK,
  right: (args) => lloyd(args),
  slips: FIT_SLIPS,
  explains: (gives, { came, args }) =>
    startsOf(args).some((start) => isPut(came as Table, gives({ ...args, start }) as Points)),
  fits(clusters, args) {
    if (clusters.shape.join() !== [args.K, args.data[0].length].join()) return false;
    if (args.K > new Set(args.data.map(String)).size)
      return Array.from(clusters.values).every(Number.isFinite);
    return startsOf(args).some((start) => holds(clusters, meansOf(args, start)));
  },
  shown: ({ args, input }) => {
    const { starts = [], iterations, K } = args;
    const isKnown = starts.length === 1 || K === 1 || iterations === 20;
    const times = iterations === 1 ? "one iteration" : `${iterations} iterations`;
    return {
      input: starts.length === 1 && K > 1 ? `${input}, starting at ${JSON.stringify(starts[0])}` : input,
      expected: isKnown ? written(table(lloyd(args))) : undefined,
      what: `After ${times}, each cluster must be the mean of the points that were nearest to it before.`,
    };
  },
  whenNaN: "A cluster that has lost all its points must be left where it is (or be moved to some point).",
  otherwise: (failing, runs) => wrongShape(failing[0]) ?? wrongStart(failing, runs) ?? ANY_OTHER,
};

const ANY_OTHER =
  "Two things to look at: are the starting positions K points of the data, and does step 6 take the mean of exactly those " +
  "points that step 3 has given to the cluster?";

function wrongShape({ came, args: { K, data } }: Run<Task>): string | undefined {
  const [rows, columns] = came?.shape ?? [];
  if (!came || (came.shape.length === 2 && rows === K && columns === data[0].length)) return undefined;
  const shapes = `[K, D], here [${K}, ${data[0].length}], but it is [${came.shape.join(", ")}]`;
  const cause =
    columns === data[0].length
      ? `there are ${K} clusters, \`this.K\`, and ${rows} rows. Where does that number come from?`
      : "a mean over the points is a mean over axis 0.";
  return `The shape of \`this.clusters\` must be ${shapes}: ${cause}`;
}

/** Right but for the start: somewhere else, or anew in each iteration. */
function wrongStart(failing: Run<Task>[], runs: Run<Task>[]): string | undefined {
  const by = (isSo: (clusters: Table, args: Task) => boolean) =>
    runs.every(({ came, args, isEdge }) => isEdge || (came && isSo(came, args)));
  const once = (came: Table, { data, K }: Task) =>
    startingPoints(data, K).some((start) => isPut(came, lloyd({ data, start, iterations: 1 })));
  if (failing.every(({ args }) => args.iterations > 1) && by(once)) return ANEW;
  const from = (came: Table, args: Task) =>
    args.elsewhere ? isPut(came, lloyd({ ...args, start: args.elsewhere })) : isSplit(came, args);
  if (by(from)) return ELSEWHERE;
  return undefined;
}

const ELSEWHERE =
  "The clusters start at places where the data has no points. Step 1 picks K points of the data: a cluster that starts " +
  "elsewhere may be far from every point and never get any.";

/** Whether the clusters are the means of the parts of some split of the data: assigned and moved, but from which start? */
function isSplit(clusters: Table, { data, K }: Task): boolean {
  if (K !== 2) return true;
  const parts = Array.from({ length: 2 ** data.length - 2 }, (_, i) =>
    [0, 1].map((k) => data.filter((_, n) => ((i + 1) >> n) % 2 === k)),
  );
  return parts.some((both) =>
    isPut(
      clusters,
      both.map((own) => mean(own, [])),
    ),
  );
}

/** The means of the clusters that have points: what becomes of the others is left to the student. */
function meansOf(args: Task, start: Points): Points {
  const before = lloyd({ ...args, start, iterations: args.iterations - 1 });
  return groups(args.data, before).flatMap((own) => (own.length === 0 ? [] : [mean(own, [])]));
}

/** Whether the table has all these rows, in whatever order. */
function holds({ shape: [K], values }: Table, rows: Points): boolean {
  const has = (row: number[]) =>
    Array.from({ length: K }).some((_, k) => row.every((v, d) => near(values[k * row.length + d], v, 1e-3)));
  return Array.from(values).every(Number.isFinite) && rows.every(has);
}

const isPut = (clusters: Table, rows: Points) => same(clusters, table(rows), 1e-3);

/** Two starting points may be the same by chance, but not three out of four, again and again. */
function differentStarts(KMeans: ModelClass): void {
  const K = 4;
  const places = () => {
    const { values } = fitted(KMeans, MANY[0], K, 1).clusters;
    const rows = Array.from({ length: K }, (_, k) => Array.from(values).slice(2 * k, 2 * k + 2));
    return new Set(rows.map(String)).size;
  };
  if ([1, 2, 3, 4].some(() => places() > 2)) return;
  throw new Mistake({
    what: "Most of the clusters start in the same place, so only one of them can get any points.",
    input: inputOf(MANY[0], K, 1),
    cause: "In step 1, pick K different points of the data: another one for each cluster.",
  });
}
