// Runs in the student's kernel while it is graded. It only tells what the answers give; whether that is right is found out in
// another process (hidden.ts), out of the reach of any cell.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { tf } from "../../src";
import { type Exercise, record } from "../../src/check/exercises";
import { asTable, type Table } from "../../src/check/judging/table";
import { waitsFor } from "../../src/check/todo";

/** A result, as wide as tensors and lists have it in common. */
export type Result = Table & { dtype: string };

export interface Told {
  /** Whether the check was green, with an answer of the student's own. */
  isDone: boolean;
  results: Result[];
  /** The language's own functions that a cell has replaced, by which it could pass our answer off as its own. */
  replaced: string[];
  /** The picture's file, where the answer is a picture. */
  file?: string;
}

type Points = number[][];

/** What the hidden tests put into the answers that are functions. */
export interface Inputs {
  euclideanDist: { a: Points; b: Points }[];
  fit: { data: Points; K: number; iterations: number }[];
  predict: { data: Points; clusters: Points }[];
  cluster2image: { labels: number[]; palette: Points; shape: number[] }[];
  inertia: { data: Points; labels: number[]; clusters: Points }[];
}

// biome-ignore lint/suspicious/noExplicitAny: a student's answer may be anything
type Any = any;

const image = (value: unknown) => [waitsFor(value)?.before ?? value];
const labelsOf = (labels: number[]) => tf.tensor1d(labels, "int32");
const modelOf = (KMeans: Any, K: number, D: number) => new KMeans(K, D);

/** The values to look at, by exercise; `given` is what its check is given. */
const values: { [exercise in Exercise]: (given: Any[], inputs: Any) => unknown[] | Promise<unknown[]> } = {
  load: ([value]) => image(value),
  standardise: ([value]) => [value],
  keep: ([keep, pixels]) => [keep, tf.tensor1d(pixels.shape)],
  euclideanDist: ([answer], inputs: Inputs["euclideanDist"]) =>
    inputs.map(({ a, b }) => answer(tf.tensor2d(a), tf.tensor2d(b))),
  fit: ([KMeans], inputs: Inputs["fit"]) =>
    Promise.all(
      inputs.map(async ({ data, K, iterations }) => {
        const model = modelOf(KMeans, K, data[0].length);
        await model.fit(tf.tensor2d(data), iterations);
        return model.clusters;
      }),
    ),
  predict: ([KMeans], inputs: Inputs["predict"]) =>
    inputs.map(({ data, clusters }) => {
      const model = modelOf(KMeans, clusters.length, data[0].length);
      model.clusters = tf.tensor2d(clusters);
      return model.predict(tf.tensor2d(data));
    }),
  palette: ([palette, pixels, labels, kmeans]) => [palette, pixels, labels, kmeans.K, kmeans.clusters],
  cluster2image: ([answer], inputs: Inputs["cluster2image"]) =>
    inputs.map(({ labels, palette, shape }) => answer(labelsOf(labels), tf.tensor2d(palette), shape)),
  inertia: ([answer], inputs: Inputs["inertia"]) =>
    inputs.map(({ data, labels, clusters }) =>
      answer(tf.tensor2d(data), labelsOf(labels), tf.tensor2d(clusters)),
    ),
};

// What looks from another context uses functions that no cell can have replaced.
const has: (set: Set<unknown>, value: unknown) => boolean = runInNewContext(
  "(set, value) => Set.prototype.has.call(set, value)",
);
const replacedOf: (owners: object) => string[] = runInNewContext(`(owners) =>
  Object.entries(owners).flatMap(([name, owner]) => [[name, owner], [name + ".prototype", owner.prototype ?? {}]])
    .flatMap(([name, owner]) => Object.entries(Object.getOwnPropertyDescriptors(owner))
      .filter(([key, { value }]) => typeof value === "function" && key !== "constructor" &&
        !/\\[native code\\] }$/.test(Function.prototype.toString.call(value)))
      .map(([key]) => name + "." + key))`);

/** Asks the answer of an exercise. @param given what its check is given */
export async function ask(exercise: Exercise, given: unknown[], inputs: unknown): Promise<Told> {
  const found = await Promise.all(await values[exercise](given, inputs));
  const results = found.map((value) => {
    const { dtype = "list" } = (value ?? {}) as { dtype?: string };
    return { ...asTable(value, "The result"), dtype };
  });
  const [, file] = given;
  return {
    replaced: [...replacedOf({ Array, Object, Reflect, JSON, Map, Set, Function, Promise })],
    isDone: has(record.done, exercise) && !has(record.used, exercise),
    results,
    ...(typeof file === "string" && { file: resolve(file) }),
  };
}

/** Writes what `ask` gives to files: one for the numbers of each result, the rest as JSON. */
export async function tell(file: string, exercise: Exercise, given: () => unknown[], inputs: unknown) {
  const { results, ...told } = await ask(exercise, given(), inputs);
  const shapes = results.map(({ shape, values, dtype }, i) => {
    writeFileSync(`${file}.${i}`, Float32Array.from(values));
    return { shape, dtype };
  });
  writeFileSync(file, JSON.stringify({ ...told, results: shapes }));
}
