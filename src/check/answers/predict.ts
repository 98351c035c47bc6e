import { tf } from "../../base/tf";
import { asModelClass, codeOf, made, NOTEBOOK } from "../fit/model";
import {
  argMin,
  type Distance,
  dotProduct,
  farthest,
  firstFew,
  largest,
  manhattan,
  nearest,
  nearestBy,
  type Points,
  points,
  squaredDistance,
} from "../fit/plain-loops";
import { type Case, compare, contents, type Slips } from "../judging/compare";
import { expect } from "../judging/finding";
import { asTable, near, type Table } from "../judging/table";

type Args = { data: Points; clusters: Points };

const labels = ({ data, clusters }: Args) => data.map((p) => nearest(p, clusters));
const distances = ({ data, clusters }: Args) =>
  data.map((p) => clusters.map((c) => Math.sqrt(squaredDistance(p, c))));

/** The labels by another distance. */
const by =
  (distance: Distance) =>
  ({ data, clusters }: Args) =>
    data.map((p) => nearestBy(distance)(p, clusters));

const SLIPS: Slips<Args> = {
  "These are the clusters that are farthest away: `argMin`, not `argMax`.": ({ data, clusters }) =>
    data.map((p) => farthest(p, clusters)),
  "These are the distances to the nearest clusters. What is asked for is their numbers: `argMin` in place of `min`.":
    (args) => distances(args).map((row) => Math.min(...row)),
  "These are all the distances. For each point, find the number of the smallest: `argMin(1)`.": distances,
  "The labels are all too large by one: they count from 0 to K - 1.": (args) =>
    labels(args).map((label) => label + 1),
  "These are the positions of the nearest clusters. What is asked for is their numbers.": (args) =>
    labels(args).map((label) => args.clusters[label]),
  "This is the nearest point for each cluster. It is the other way round: `argMin` over axis 1, along the clusters; or are data and clusters swapped?":
    (args) => args.clusters.map((_, k) => argMin(distances(args).map((row) => row[k]))),
  "A 1 stands in the column of the right cluster. What is asked for is the number of that column, one for each point.":
    (args) => labels(args).map((label) => args.clusters.map((_, k) => (k === label ? 1 : 0))),
  "The labels are in a column, [N, 1]: `squeeze()` makes it [N].": (args) =>
    labels(args).map((label) => [label]),
  "The last point is left out: where does the loop over the points end?": [
    (args) => labels(args).slice(0, -1),
    (args) => labels(args).map((label, i) => (i === args.data.length - 1 ? 0 : label)),
  ],
  "The last cluster is left out: all K of them count.": ({ data, clusters }) =>
    labels({ data, clusters: clusters.slice(0, -1) }),
  "The Manhattan distance (the sum of the differences) stands in place of the Euclidean one.": by(manhattan),
  "Only the largest difference of the coordinates counts: use the Euclidean distance.": by(largest),
  "Only the first coordinate counts here: use the distance over all of them.": by(firstFew(1)),
  "Only the first two coordinates count here: use the distance over all of them.": by(firstFew(2)),
  "Only the first three coordinates count here: use the distance over all of them.": by(firstFew(3)),
  "The product of the coordinates is no distance: use the Euclidean one.": by((p, q) => -dotProduct(p, q)),
  "Every point gets the label 0. Are the labels stored where they are found? And does the search begin at Infinity (no distance is smaller than 0)?":
    ({ data }) => data.map(() => 0),
};

const show = ({ data, clusters }: Args) =>
  `this.clusters = ${JSON.stringify(clusters)}, data = ${JSON.stringify(data)}`;
export const given = (clusters: Points, data: Points): Case<Args> => {
  const args = { data, clusters };
  return { args, input: show(args), about: { D: data[0].length, K: clusters.length } };
};

export const CASES = [
  given(points("0 9"), points("1 8 7")),
  given(points("00 90 05 99"), points("14 81 78 21 95 62")),
  // 000 is nearest to 500, by the largest difference to 333; 111 to 333, by the sum of the differences to 500.
  given(points("500 440 333 009"), points("000 111 444 208 011")),
  given(points("00090 00000 00045"), points("00081 00137 11120 00054")),
];

/** Where two clusters are equally near, both labels are right. */
function fits({ shape, values }: Table, { data, clusters }: Args): boolean {
  if (shape.join() !== `${data.length}`) return false;
  return data.every((p, i) => {
    const own = clusters[values[i]];
    return (
      own !== undefined && near(squaredDistance(p, own), squaredDistance(p, clusters[nearest(p, clusters)]))
    );
  });
}

/** @throws Mistake unless `answer` is a class whose predict gives the number of the nearest cluster for each point */
export function verifyPredict(answer: unknown, cases: Case<Args>[] = CASES): void {
  const KMeans = asModelClass(answer, "predict");
  compare(
    { name: "The labels", right: labels, slips: SLIPS, fits, instead: NOTEBOOK },
    cases,
    ({ data, clusters }): [tf.Tensor2D, tf.Tensor2D] => [tf.tensor2d(data), tf.tensor2d(clusters)],
    (data, clusters) => {
      const [K, D] = clusters.shape;
      const kmeans = made(KMeans, "predict", K, D);
      kmeans.clusters = clusters;
      const state = () => [contents(kmeans.clusters), kmeans.K, kmeans.D].join();
      const before = state();
      const result = kmeans.predict(data);
      asTable(kmeans.clusters, "this.clusters, after predict");
      expect(state() === before, {
        what: "predict changes `this.clusters`, `this.K` or `this.D`: it only looks up the nearest cluster of each point.",
        cause: "Leave out what assigns to them (`this.fit` does, too).",
      });
      return result;
    },
    codeOf(KMeans, "predict"),
  );
}
