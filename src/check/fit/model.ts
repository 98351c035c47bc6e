// The student's class KMeans, as the checks use it.
import { tf } from "../../base/tf";
import type { Exercise } from "../exercises";
import { callOn } from "../judging/call";
import { expect, Mistake } from "../judging/finding";
import { asTable, type Table } from "../judging/table";
import type { Points } from "./plain-loops";

export interface Model {
  K: unknown;
  D: unknown;
  clusters: unknown;
  fit(data: tf.Tensor, iterations?: number): unknown;
  predict(data: tf.Tensor): unknown;
}

type Method = Extract<Exercise, "fit" | "predict">;
export type ModelClass = new (K: number, D: number) => Model;

/** @throws Mistake if the class has no such method: its own, inherited, or in a property */
export function made(KMeans: ModelClass, method: Method, K: number, D: number): Model {
  const kmeans = new KMeans(K, D);
  expect(typeof kmeans[method] === "function", {
    what: `The class KMeans has no method ${method}. Give the check the class itself: \`check.${method}(KMeans)\`.`,
  });
  return kmeans;
}

/** The method as text; where it is kept in a property, the whole class. */
export function codeOf({ prototype }: ModelClass, method: Method): string {
  const own = prototype?.[method];
  return String(typeof own === "function" ? own : prototype?.constructor);
}

/** What stands in the class in place of the notebook's variables. */
export const INSTEAD = { points: "data", labels: "labels", model: "this", K: "this.K", sizes: "this.D" };

/**
 * Calls fit on the data.
 * @returns where it has left the clusters, and what it has put into this.clusters first
 * @throws Mistake if it stops with an error or changes the data
 */
export function fitted(KMeans: ModelClass, data: Points, K: number, iterations: number) {
  const input = inputOf(data, K, iterations);
  const D = data[0].length;
  const points = tf.tensor2d(data);
  const { kmeans, first, result } = callOn([points], input, () => {
    const kmeans = made(KMeans, "fit", K, D);
    const first = firstClusters(kmeans);
    return { kmeans, first, result: kmeans.fit(points, iterations) };
  });
  if (result instanceof Promise) {
    result.catch(() => {}); // it goes on, on tensors that the check gives back
    throw new Mistake({ what: "fit is async, but the lesson calls it without `await`.", input, cause: SYNC });
  }
  expect(kmeans.K === K && kmeans.D === D, { what: "fit changes `this.K` or `this.D`.", input });
  return { clusters: asTable(kmeans.clusters, "this.clusters, after fit"), first: first.value };
}

const SYNC =
  "Leave out `async`, and use `dataSync()` or `arraySync()` in place of `await data()` or `await array()`. " +
  "(`booleanMaskAsync` has no synchronous version: multiply the points by the mask, or let `updateCentroids` find the means.)";

/** Notes what is put into `clusters` first. */
function firstClusters(kmeans: Model): { value?: Table } {
  const first: { value?: Table } = {};
  let { clusters } = kmeans;
  Object.defineProperty(kmeans, "clusters", {
    get: () => clusters,
    set(value) {
      first.value ??= asTable(value, "this.clusters");
      clusters = value;
    },
  });
  return first;
}

export function inputOf(data: Points, K: number, iterations: number): string {
  return `data = ${JSON.stringify(data)}, K = ${K}, fit(data, ${iterations})`;
}
