import { tf } from "../../base/tf";
import { asModelClass } from "../fit/model";
import { argMin, farthest, nearest, type Points, squaredDistance } from "../fit/plain-loops";
import { type Case, compare, type Slip } from "../judging/compare";
import { near, sameShape, type Table } from "../judging/table";

type Args = { data: Points; clusters: Points };

const labels = ({ data, clusters }: Args) => data.map((p) => nearest(p, clusters));
const distances = ({ data, clusters }: Args) =>
  data.map((p) => clusters.map((c) => Math.sqrt(squaredDistance(p, c))));

const SLIPS: Slip<Args>[] = [
  {
    gives: ({ data, clusters }) => data.map((p) => farthest(p, clusters)),
    says: "These are the clusters that are farthest away: `argMin`, not `argMax`.",
  },
  {
    gives: (args) => distances(args).map((row) => Math.min(...row)),
    says: "These are the distances to the nearest clusters. What is asked for is their numbers: `argMin` in place of `min`.",
  },
  {
    gives: distances,
    says: "These are all the distances. For each point, find the number of the smallest: `argMin(1)`.",
  },
  {
    gives: (args) => labels(args).map((label) => label + 1),
    says: "The labels are all too large by one: they count from 0 to K - 1.",
  },
  {
    gives: (args) => labels(args).map((label) => args.clusters[label]),
    says: "These are the positions of the nearest clusters. What is asked for is their numbers.",
  },
  {
    gives: (args) => args.clusters.map((_, k) => argMin(distances(args).map((row) => row[k]))),
    says: "This is the nearest point for each cluster. It is the other way round: `argMin` over axis 1, along the clusters.",
  },
  {
    gives: (args) => labels(args).map((label) => args.clusters.map((_, k) => (k === label ? 1 : 0))),
    says: "A 1 stands in the column of the right cluster. What is asked for is the number of that column, one for each point.",
  },
  {
    gives: (args) => labels(args).map((label) => [label]),
    says: "The labels are in a column, [N, 1]: `squeeze()` makes it [N].",
  },
  {
    gives: (args) => labels(args).slice(0, -1),
    says: "The last point is left out: where does the loop over the points end?",
  },
  {
    gives: (args) => labels(args).map((label, i) => (i === args.data.length - 1 ? 0 : label)),
    says: "The last point is left out: where does the loop over the points end?",
  },
  {
    gives: ({ data, clusters }) => data.map((p) => argMin(clusters.map((c) => Math.abs(p[0] - c[0])))),
    says: "Only the first coordinate counts here: use the distance over all of them.",
  },
  {
    gives: ({ data }) => data.map(() => 0),
    says: "Every point gets the label 0: are the labels stored where they are found?",
  },
];

const show = ({ data, clusters }: Args) =>
  `this.clusters = ${JSON.stringify(clusters)}, data = ${JSON.stringify(data)}`;
export const given = (clusters: Points, data: Points): Case<Args> => {
  const args = { data, clusters };
  return { args, input: show(args) };
};

export const CASES = [
  given([[0], [10]], [[1], [8], [9]]),
  given(
    [
      [0, 0],
      [9, 0],
      [0, 5],
      [9, 9],
    ],
    [
      [1, 4],
      [8, 1],
      [7, 8],
      [2, 1],
      [9, 5],
      [6, 2],
    ],
  ),
];

/** Where two clusters are equally near, both labels are right. */
function fits(came: Table, expected: Table, { data, clusters }: Args): boolean {
  if (!sameShape(came, expected)) return false;
  return data.every((p, i) => {
    const own = clusters[came.values[i]];
    return (
      own !== undefined && near(squaredDistance(p, own), squaredDistance(p, clusters[expected.values[i]]))
    );
  });
}

/** @throws Mistake unless `answer` is a class whose predict gives the number of the nearest cluster for each point */
export function verifyPredict(answer: unknown, cases: Case<Args>[] = CASES): void {
  const KMeans = asModelClass(answer, "predict");
  compare(
    { name: "The labels", right: labels, slips: SLIPS, fits, cases },
    ({ data, clusters }): [tf.Tensor2D, tf.Tensor2D] => [tf.tensor2d(data), tf.tensor2d(clusters)],
    (data, clusters) => {
      const kmeans = new KMeans(clusters.shape[0], clusters.shape[1]);
      kmeans.clusters = clusters;
      return kmeans.predict(data);
    },
  );
}
