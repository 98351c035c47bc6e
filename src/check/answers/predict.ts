import type { tf } from "../../base/tf";
import { codeOf, INSTEAD, type ModelClass, made } from "../fit/model";
import {
  euclidean,
  MISTAKEN,
  nearest,
  nearestBy,
  points,
  searchGoesOn,
  squaredDistance,
} from "../fit/plain-loops";
import { asFunction, contents } from "../judging/call";
import { type Case, caseOf, compare } from "../judging/compare";
import type { Question } from "../judging/explain";
import { expect } from "../judging/finding";
import { each, type Slips } from "../judging/slips";
import { asTable, near, type Table } from "../judging/table";

type Args = { clusters: number[][]; data: number[][] };

/** The labels, by the nearest cluster or another. */
const labels = ({ data, clusters }: Args, choose = nearest) => data.map((p) => choose(p, clusters));
const distances = ({ data, clusters }: Args) => data.map((p) => clusters.map((c) => euclidean(p, c)));

const SLIPS: Slips<Args> = {
  "These are the clusters that are farthest away: `argMin`, not `argMax`.": (args) =>
    distances(args).map((row) => row.indexOf(Math.max(...row))),
  "These are the distances to the nearest clusters. What is asked for is their numbers: `argMin` in place of `min`.":
    (args) => distances(args).map((row) => Math.min(...row)),
  "These are all the distances. For each point, find the number of the smallest: `argMin(1)`.": distances,
  "The labels are all too large by one: they count from 0 to K - 1.": (args) =>
    labels(args).map((label) => label + 1),
  "These are the positions of the nearest clusters. What is asked for is their numbers.": (args) =>
    labels(args).map((label) => args.clusters[label]),
  "This is the nearest point for each cluster. It is the other way round: `argMin` over axis 1, along the clusters; or are data and clusters swapped?":
    ({ data, clusters }) => labels({ data: clusters, clusters: data }),
  "A 1 stands in the column of the right cluster. What is asked for is the number of that column, one for each point.":
    (args) => labels(args).map((label) => args.clusters.map((_, k) => (k === label ? 1 : 0))),
  "Every point gets the label 0. Are the labels stored where they are found? And does the search begin at Infinity (no distance is smaller than 0)?":
    ({ data }) => data.map(() => 0),
  "Every point gets the last label: is the smallest distance so far stored, too, where a smaller one is found?":
    ({ data, clusters }) => data.map(() => clusters.length - 1),
  "The search goes on from one point to the next: the smallest distance must begin at Infinity for each point.":
    (args) => labels(args, searchGoesOn(args.data)),
  ...each(MISTAKEN, (distance) => (args: Args) => labels(args, nearestBy(distance))),
};

function given(clusters: Args["clusters"], data: Args["data"]): Case<Args> {
  const one = caseOf({ clusters, data }, { D: data[0].length, K: clusters.length });
  return { ...one, input: `this.${one.input}` };
}

const CASES = [
  given(points("3 9"), points("5 8 7")), // 5 is nearer to 3, but a little more than 5 is nearer to 9; 7 the other way round
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
    return own && near(squaredDistance(p, own), squaredDistance(p, clusters[nearest(p, clusters)]));
  });
}

const QUESTION: Question<Args> = {
  name: "The labels",
  right: (args) => labels(args),
  slips: SLIPS,
  lists: { data: "point", clusters: "cluster" },
  fits,
  instead: INSTEAD,
};

/** @throws Mistake unless `answer` is a class whose predict gives the number of the nearest cluster for each point */
export function verifyPredict(answer: unknown): void {
  const KMeans: ModelClass = asFunction(answer, "predict", "KMeans");
  const predict = (clusters: tf.Tensor2D, data: tf.Tensor2D) => {
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
  };
  compare(QUESTION, CASES, predict, { code: codeOf(KMeans, "predict") });
}
