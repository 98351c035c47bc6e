// The student's class KMeans, as the checks use it.
import { tf } from "../tf";
import { asFunction, call } from "./call";
import type { Exercise } from "./exercises";
import { expect, Mistake } from "./finding";
import type { Points } from "./lloyd";
import { asTable, type Table } from "./table";

export interface Model {
  clusters: unknown;
  fit(data: tf.Tensor, iterations?: number): unknown;
  predict(data: tf.Tensor): unknown;
}

export type ModelClass = new (K: number, D: number) => Model;

/** @throws Mistake if `answer` is not a class with the method of the exercise */
export function asModelClass(answer: unknown, exercise: Extract<Exercise, "fit" | "predict">): ModelClass {
  const KMeans = asFunction<ModelClass>(answer, exercise);
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
    if (result instanceof Promise)
      throw new Mistake({ what: "fit is async, but nobody waits for it.", input, cause: SYNC });
    return { kmeans, first };
  }, input);
  expect(Array.from(points.dataSync()).join() === Array.from(tf.tensor2d(data).dataSync()).join(), {
    what: "fit changes the data: the points must stay where they are, only the clusters move.",
    input,
  });
  return {
    clusters: asTable(kmeans.clusters, "this.clusters, after fit,"),
    start: startIn(data, first.value),
  };
}

const SYNC =
  "Leave out `async`, and use `dataSync()` or `arraySync()` in place of `await data()` or `await array()`.";

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

/** The rows of the table, if all of them are points of the data. */
function startIn(data: Points, { shape, values }: Table = { shape: [], values: [] }): Points | undefined {
  if (shape.length !== 2 || shape[1] !== data[0].length) return undefined;
  const found = Array.from({ length: shape[0] }, (_, k) =>
    data.find((point) => point.every((v, d) => Math.abs(v - values[k * shape[1] + d]) < 1e-5)),
  );
  return found.every((point) => point !== undefined) ? found : undefined;
}

export function inputOf(data: Points, K: number, iterations: number): string {
  return `data = ${JSON.stringify(data)}, K = ${K}, fit(data, ${iterations})`;
}

/** Whether the method's code mentions a name. */
export function mentions(answer: unknown, method: "fit" | "predict", name: string): boolean {
  return String((answer as ModelClass).prototype[method]).includes(name);
}
