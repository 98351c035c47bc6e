import { tf } from "../../base/tf";
import { nearest, type Points, points, squaredDistance } from "../fit/plain-loops";
import { asFunction } from "../judging/call";
import { type Case, compare, type Slips } from "../judging/compare";
import { near, type Table } from "../judging/table";

type Args = { data: Points; labels: number[]; clusters: Points };

const add = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
/** The squared distance of each point to its own cluster. */
const squares = ({ data, labels, clusters }: Args) =>
  data.map((p, i) => squaredDistance(p, clusters[labels[i]]));
const toAll = ({ data, clusters }: Args) => data.map((p) => clusters.map((c) => squaredDistance(p, c)));
const ofCoordinate = ({ data, labels, clusters }: Args, d: number) =>
  data.map((p, i) => (p[d] - clusters[labels[i]][d]) ** 2);
const inertia = (args: Args) => add(squares(args));

const SLIPS: Slips<Args> = {
  "These are the distances added up: square each of them first.": (args) => add(squares(args).map(Math.sqrt)),
  "This is the root of the sum: the inertia is the sum itself.": (args) => Math.sqrt(inertia(args)),
  "This is the mean: the inertia is the sum. Don't divide by N.": (args) => inertia(args) / args.data.length,
  "This is the mean of all numbers: the inertia is the sum, `sum()` in place of `mean()`.": (args) =>
    inertia(args) / args.data.length / args.data[0].length,
  "These are the distances to the nearest clusters: take the cluster of each point's label, which needn't be the nearest.":
    (args) => add(toAll(args).map((row) => Math.min(...row))),
  "The distances to all clusters are added up: only that to the point's own cluster counts.": (args) =>
    add(toAll(args).flat()),
  "The distances to all clusters are added up: only that to the point's own cluster counts, squared.": (
    args,
  ) => add(toAll(args).flat().map(Math.sqrt)),
  "All points are compared with cluster 0: take the cluster of each point's label.": (args) =>
    add(toAll(args).map((row) => row[0])),
  "These are the distances to the farthest cluster: take the one of the point's label.": (args) =>
    add(toAll(args).map((row) => Math.max(...row))),
  "There is one number for each point: add them up, over all axes, to a single one.": squares,
  "There is one number for each point: square them, and add them up to a single one.": (args) =>
    squares(args).map(Math.sqrt),
  "There is one number for each coordinate: add them up, over all axes, to a single one.": (args) =>
    args.data[0].map((_, d) => add(ofCoordinate(args, d))),
  "This is half the inertia: don't divide by anything.": (args) => inertia(args) / 2,
  "The last point is left out: where does the loop over the points end?": (args) =>
    inertia({ ...args, data: args.data.slice(0, -1) }),
  "These are the differences added up: square each of them first.": ({ data, labels, clusters }) =>
    add(data.map((p, i) => add(p.map((v, d) => Math.abs(v - clusters[labels[i]][d]))))),
  "The differences are added up before they are squared: square first, then add.": ({
    data,
    labels,
    clusters,
  }) => add(data.map((p, i) => add(p.map((v, d) => v - clusters[labels[i]][d])) ** 2)),
  "The differences are not squared, so that positive and negative ones cancel out.": ({
    data,
    labels,
    clusters,
  }) => add(data.flatMap((p, i) => p.map((v, d) => v - clusters[labels[i]][d]))),
  "The sum is still 0: is each point's number added to it?": () => 0,
};

/** @param moved this many of the points, from the first on, get the label after that of their nearest cluster */
export const given = (data: Points, clusters: Points, moved = 0): Case<Args> => {
  const labels = data.map((p, i) => (nearest(p, clusters) + (i < moved ? 1 : 0)) % clusters.length);
  return {
    args: { data, labels, clusters },
    input: `data = ${JSON.stringify(data)}, labels = ${JSON.stringify(labels)}, clusters = ${JSON.stringify(clusters)}`,
    about: {
      "the labels": moved === 0 ? "labels that are the nearest clusters" : "labels that aren't",
      D: data[0].length,
      K: clusters.length,
    },
  };
};

const FIVE = points("102 987 021 779 500");
const THREE = points("888 111 612");

export const CASES = [
  given(points("0 3 6"), points("1 8")),
  given(points("00 10 12 22"), points("11 24")),
  given(FIVE, THREE),
  given(FIVE, THREE, 2),
  given(points("1 2 5 6"), points("0 7"), 3),
];

/** A number, or a tensor that holds one. */
const fits = (came: Table, args: Args) => came.values.length === 1 && near(came.values[0], inertia(args));

const NOTEBOOK = {
  pixelsSmall: "data",
  pixels: "data",
  clusteredImage: "labels",
  kmeans: "clusters",
  K: "clusters.shape[0]",
  "16": "clusters.shape[0]",
  palette: "clusters",
  image: "data",
};

/** @throws Mistake unless `answer` adds up the squared distances of all points to the clusters they belong to */
export function verifyInertia(answer: unknown, cases: Case<Args>[] = CASES): void {
  compare(
    { name: "The inertia", right: inertia, slips: SLIPS, fits, instead: NOTEBOOK },
    cases,
    ({ data, labels, clusters }): tf.Tensor[] => [
      tf.tensor2d(data),
      tf.tensor1d(labels, "int32"),
      tf.tensor2d(clusters),
    ],
    asFunction<(...inputs: tf.Tensor[]) => unknown>(answer, "inertia"),
  );
}
