import { add, euclidean, MISTAKEN, nearest, type Points, points, squaredDistance } from "../fit/plain-loops";
import { asFunction } from "../judging/call";
import { type Case, caseOf, compare } from "../judging/compare";
import type { Question } from "../judging/explain";
import { each, type Gives, type Slips } from "../judging/slips";
import { near } from "../judging/table";

type Args = { data: Points; labels: number[]; clusters: Points };

/** Of each point and its own cluster. */
const own = ({ data, labels, clusters }: Args, distance = squaredDistance) =>
  data.map((p, i) => distance(p, clusters[labels[i]]));
const inertia = (args: Args, distance = squaredDistance) => add(own(args, distance));
/** What of the squared distances to all clusters is added up. */
const toAll =
  (take: (distances: number[]) => number): Gives<Args> =>
  ({ data, clusters }) =>
    add(data.map((p) => take(clusters.map((c) => squaredDistance(p, c)))));

const SLIPS: Slips<Args> = {
  "These are the distances added up: square each of them first.": (args) => inertia(args, euclidean),
  "This is the root of the sum: the inertia is the sum itself.": (args) => Math.sqrt(inertia(args)),
  "This is the mean: the inertia is the sum. Don't divide by N.": (args) => inertia(args) / args.data.length,
  "This is the mean of all numbers: the inertia is the sum, `sum()` in place of `mean()`.": (args) =>
    inertia(args) / args.data.flat().length,
  "This is half the inertia: don't divide by anything.": (args) => inertia(args) / 2,
  "The sum is divided by the number of clusters: don't divide by anything.": (args) =>
    inertia(args) / args.clusters.length,
  "This is the largest of the squared distances: add all of them up.": (args) => Math.max(...own(args)),
  "All differences are added up before the square is taken: square each of them first.": (args) =>
    inertia(args, (p, q) => add(p.map((v, d) => v - q[d]))) ** 2,
  "Only the last counts here: `+=` adds to a sum, `=` puts something else in its place.": [
    (args) => own(args).slice(-1)[0],
    (args) => own(args, (p, q) => squaredDistance(p.slice(-1), q.slice(-1))).slice(-1)[0],
  ],
  "The first point is left out: where does the loop begin?": (args) => add(own(args).slice(1)), // with the labels of all
  "These are the distances to the nearest clusters: take the cluster of each point's label, which needn't be the nearest.":
    toAll((distances) => Math.min(...distances)),
  "All points are compared with cluster 0: take that of each point's label.": toAll(([first]) => first),
  "The distances to all clusters are added up: only that to the point's own cluster counts.": toAll(add),
  "There is one number for each point: add them up, over all axes, to a single one.": (args) => own(args),
  "There is one number for each coordinate: add them up, over all axes, to a single one.": (args) =>
    args.data[0].map((_, d) => inertia(args, (p, q) => (p[d] - q[d]) ** 2)),
  ...each(MISTAKEN, (distance) => [
    (args: Args) => inertia(args, distance),
    (args: Args) => inertia(args, (p, q) => distance(p, q) ** 2),
  ]),
};

/** @param moved this many of the points, from the first on, get the label after that of their nearest cluster */
function given(data: Points, clusters: Points, moved = 0): Case<Args> {
  const labels = data.map((p, i) => (nearest(p, clusters) + (i < moved ? 1 : 0)) % clusters.length);
  return caseOf(
    { data, labels, clusters },
    {
      "the labels": moved === 0 ? "labels that are the nearest clusters" : "labels that aren't",
      D: data[0].length,
      K: clusters.length,
    },
  );
}

const FIVE = points("1023 9871 0214 7795 5006");
const THREE = points("8880 1112 6127");

const CASES = [
  given(points("0 3 6"), points("1 8")),
  given(points("00 10 12 22"), points("11 24")),
  given(FIVE, THREE),
  given(FIVE, THREE, 2),
  given(points("1 2 5 6"), points("0 7"), 3),
];

const QUESTION: Question<Args> = {
  name: "The inertia",
  right: (args) => inertia(args),
  slips: SLIPS,
  lists: { data: "point" },
  fits: ({ values }, args) => values.length === 1 && near(values[0], inertia(args)), // or a tensor that holds it
  instead: { points: "data", labels: "labels", model: "clusters", K: "clusters.shape[0]" },
};

/** @throws Mistake unless `answer` adds up the squared distances of all points to the clusters they belong to */
export function verifyInertia(answer: unknown): void {
  compare(QUESTION, CASES, asFunction(answer, "inertia"));
}
