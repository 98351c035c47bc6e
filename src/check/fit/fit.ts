// fit starts at random, so there are many right results: the check follows the student's start, or all that are possible.
import { asFunction } from "../judging/call";
import { type Run, runsOf } from "../judging/compare";
import { explain, type Question } from "../judging/explain";
import { Mistake } from "../judging/finding";
import { type Numbers, near, rowsOf, same, sameShape, type Table, tableOf, written } from "../judging/table";
import { ENOUGH, MANY, TASKS, type Task } from "./cases";
import { codeOf, fitted, INSTEAD, inputOf, type ModelClass } from "./model";
import { groups, lloyd, mean, type Point, type Points, startingPoints } from "./plain-loops";
import { FIT_SLIPS } from "./slips";

/** @throws Mistake unless `answer` is a class whose fit moves K points of the data to the means of their clusters */
export function verifyFit(answer: unknown): void {
  const KMeans: ModelClass = asFunction(answer, "fit", "KMeans");
  const runs = runsOf(TASKS, (one) => {
    const { data, K, iterations } = one.args;
    const { clusters, first } = fitted(KMeans, data, K, iterations);
    // what is only put there at the end says nothing of the start
    one.args = { ...one.args, ...startIn(data, K, first && same(first, clusters) ? undefined : first) };
    return clusters;
  });
  const judged = runs.filter(({ isEdge, crash }) => !(isEdge && crash));
  explain(QUESTION, judged, codeOf(KMeans, "fit"));
  differentStarts(KMeans);
}

/** Where the clusters began: at what was put into this.clusters first, if that is points of the data, or else anywhere. */
function startIn(data: Points, K: number, first?: Table): Partial<Task> {
  const rows = first && sameShape(first, { shape: [first.shape[0], data[0].length] }) ? rowsOf(first) : [];
  const found = rows.map((row) => data.find((point) => point.every((v, d) => near(row[d], v, 1e-5))));
  const isKnown = rows.length > 0 && !found.includes(undefined);
  const starts = isKnown ? [found as Points] : startingPoints(data, K);
  return { start: starts[0], starts, elsewhere: isKnown ? undefined : rows };
}

const QUESTION: Question<Task> = {
  name: "this.clusters",
  instead: INSTEAD,
  right: (args) => lloyd(args),
  slips: FIT_SLIPS,
  lists: { data: "point" },
  explains: (gives, came, args) => args.starts.some((start) => isPut(came, gives({ ...args, start }))),
  fits(clusters, args) {
    if (!isShape(clusters, args)) return false;
    if (args.K > new Set(args.data.map(String)).size)
      return Array.from(clusters.values).every(Number.isFinite);
    return args.starts.some((start) => holds(clusters, meansOf(args, start)));
  },
  shown: (came, args, input) => {
    const { starts, iterations, K } = args;
    const isKnown = starts.length === 1 || K === 1 || iterations === ENOUGH;
    const times = iterations === 1 ? "one iteration" : `${iterations} iterations`;
    return {
      input: starts.length === 1 && K > 1 ? `${input}, starting at ${JSON.stringify(starts[0])}` : input,
      expected: isKnown ? written(tableOf(lloyd(args))) : undefined,
      ...(isShape(came, args) && {
        what: `After ${times}, each row of \`this.clusters\` must be the mean of the points that were nearest to it before.`,
      }),
    };
  },
  whenNaN: "A cluster that has lost all its points must be left where it is (or be moved to some point).",
  otherwise: (failing, runs) => wrongShape(failing[0]) ?? wrongLoop(failing, runs) ?? ANY_OTHER,
};

const ANY_OTHER =
  "Two things to look at: are the starting positions K points of the data, and does step 6 take the mean of exactly those " +
  "points that step 3 has given to the cluster?";

const isShape = (came: Table, { K, data }: Task) => sameShape(came, { shape: [K, data[0].length] });

function wrongShape({ came, args }: Run<Task>): string | undefined {
  if (!came || isShape(came, args)) return undefined;
  const [{ K, data }, [rows, columns]] = [args, came.shape];
  const D = data[0].length;
  if (columns === 3 && D !== 3)
    return `${SHAPE}: \`this.D\`, how many coordinates a point has, is 3 for colours, but ${D} here.`;
  if (columns !== D) return `${SHAPE}: a mean over the points is a mean over axis 0.`;
  return `${SHAPE}: there are ${K} clusters, \`this.K\`, and ${rows} rows. Where does that number come from?`;
}

const SHAPE = "The shape of `this.clusters` must be [K, D]";

/** Right but for the start, somewhere else or anew in each iteration; or for how many iterations there are. */
function wrongLoop(failing: Run<Task>[], runs: Run<Task>[]): string | undefined {
  const by = (isSo: (clusters: Table, args: Task) => boolean) =>
    runs.every(({ came, args, isEdge }) => isEdge || (came && isSo(came, args)));
  /** From some start, after so many iterations in place of those asked for. */
  const after = (count: (asked: number) => number) =>
    by((came, { data, K, iterations }) =>
      startingPoints(data, K).some((start) =>
        isPut(came, lloyd({ data, start, iterations: count(iterations) })),
      ),
    );
  if (failing.every(({ args }) => args.iterations > 1) && after(() => 1)) return ANEW;
  if (after((n) => n + 1) || after(() => 5) || after(() => 60)) return TOO_OFTEN;
  const from = (came: Table, args: Task) => isPut(came, lloyd({ ...args, start: args.elsewhere ?? [] }));
  return by(from) ? ELSEWHERE : undefined;
}

const ANEW =
  "This is what a single iteration gives. Does the loop go around all of steps 2 to 7? And is step 1 outside of it, so that " +
  "it doesn't begin anew each time?";
const TOO_OFTEN =
  "The clusters have moved more often than `iterations` says: where does the loop begin, and where does it end?";
const ELSEWHERE =
  "The clusters start at places where the data has no points. Step 1 picks K points of the data: a cluster that starts " +
  "elsewhere may be far from every point and never get any.";

/** The means of the clusters that have points: what becomes of the others is left to the student. */
function meansOf(args: Task, start: Points): Points {
  const before = lloyd({ ...args, start, iterations: args.iterations - 1 });
  return groups(args.data, before)
    .filter((own) => own.length > 0)
    .map(mean);
}

/** Whether the table has all these rows, in whatever order. */
function holds(clusters: Table, rows: Points): boolean {
  const came = rowsOf(clusters);
  const has = (row: Point) => came.some((own) => row.every((v, d) => near(own[d], v, 1e-3)));
  return came.flat().every(Number.isFinite) && rows.every(has);
}

const isPut = (clusters: Table, rows: Numbers) => same(clusters, tableOf(rows), 1e-3);

/** Two starting points may be the same by chance, but not three out of four, again and again. */
function differentStarts(KMeans: ModelClass): void {
  const K = 4;
  const places = () => {
    const { clusters } = fitted(KMeans, MANY[0], K, 1);
    return new Set(rowsOf(clusters).map(String)).size;
  };
  if ([1, 2, 3, 4].some(() => places() > 2)) return;
  throw new Mistake({
    what: "Most of the clusters start in the same place, so only one of them can get any points.",
    input: inputOf(MANY[0], K, 1),
    cause: "In step 1, pick K different points of the data: another one for each cluster.",
  });
}
