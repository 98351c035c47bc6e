// The student's class KMeans, as the checks use it.
import { tf } from "../../base/tf";
import type { Exercise } from "../exercises";
import { asFunction, call } from "../judging/call";
import { expect, Mistake } from "../judging/finding";
import { asTable, type Table } from "../judging/table";
import { notDisposed } from "../judging/tensors";
import type { Point, Points } from "./plain-loops";

export interface Model {
  clusters: unknown;
  fit(data: tf.Tensor, iterations?: number): unknown;
  predict(data: tf.Tensor): unknown;
}

export type ModelClass = new (K: number, D: number) => Model;

/** @throws Mistake if `answer` is not a class with the method of the exercise */
export function asModelClass(answer: unknown, exercise: Extract<Exercise, "fit" | "predict">): ModelClass {
  const KMeans = asFunction<ModelClass>(answer, exercise, "KMeans");
  expect(typeof KMeans.prototype?.[exercise] === "function", {
    what: `The check takes the class, which must have the method ${exercise}: \`check.${exercise}(KMeans)\`.`,
  });
  return KMeans;
}

export interface Fitted {
  /** Where fit has left the clusters. */
  clusters: Table;
  /** Where they began, if fit has put that into this.clusters first. */
  start?: Points;
  /** What fit has put into this.clusters first, if that is somewhere else than at points of the data. */
  elsewhere?: Points;
}

export type Fit = (data: Points, K: number, iterations: number) => Fitted;

/** @throws Mistake if fit stops with an error or changes the data */
export function fitted(KMeans: ModelClass, data: Points, K: number, iterations: number): Fitted {
  const input = inputOf(data, K, iterations);
  const points = tf.tensor2d(data);
  const { kmeans, first } = call(() => {
    const kmeans = new KMeans(K, data[0].length);
    const first = firstClusters(kmeans);
    const result = kmeans.fit(points, iterations);
    if (result instanceof Promise) {
      result.catch(() => {}); // it goes on, on tensors that the check gives back
      throw new Mistake({ what: "fit is async, but nobody waits for it.", input, cause: SYNC });
    }
    return { kmeans, first };
  }, input);
  notDisposed([points], input);
  expect(Array.from(points.dataSync()).join() === Array.from(tf.tensor2d(data).dataSync()).join(), {
    what: "fit changes the data: the points must stay where they are, only the clusters move.",
    input,
  });
  return {
    clusters: asTable(kmeans.clusters, "this.clusters, after fit"),
    ...startIn(data, first.value),
  };
}

const SYNC =
  "Leave out `async`, and use `dataSync()` or `arraySync()` in place of `await data()` or `await array()`. " +
  "(`booleanMaskAsync` has no such twin: multiply the points by the mask, or let `updateCentroids` find the means.)";

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

/** The rows of the table, by whether all of them are points of the data. */
function startIn(data: Points, { shape, values }: Table = { shape: [], values: [] }): Partial<Fitted> {
  const [K, D] = shape;
  if (shape.length !== 2 || D !== data[0].length) return {};
  const rows = Array.from({ length: K }, (_, k) => Array.from(values).slice(k * D, (k + 1) * D));
  const isLike = (point: Point, row: Point) => point.every((v, d) => Math.abs(v - row[d]) < 1e-5);
  const found = rows.map((row) => data.find((point) => isLike(point, row)));
  return found.every((point) => point !== undefined) ? { start: found } : { elsewhere: rows };
}

export function inputOf(data: Points, K: number, iterations: number): string {
  return `data = ${JSON.stringify(data)}, K = ${K}, fit(data, ${iterations})`;
}

/** Whether the method's code mentions a name. */
export function mentions(answer: unknown, method: "fit" | "predict", name: string): boolean {
  return String((answer as ModelClass).prototype[method]).includes(name);
}
