// The tests that students don't see: inputs that no answer can have been made for, and what is right for them. They run in a
// process of their own (run.py starts it); a student's kernel is only asked what the answers give (tell.ts).
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { loadImage, startTensorFlow, tf } from "../../src";
import { Random } from "../../src/base/random";
import { type Exercise, exercises, titleOf } from "../../src/check/exercises";
import { mean, nearest, squaredDistance } from "../../src/check/fit/plain-loops";
import { judge } from "../../src/check/judging/finding";
import { type Nested, rowsOf, same, type Table, tableOf, written } from "../../src/check/judging/table";
import { verifiers } from "../../src/check/judging/verify";
import type { Inputs, Result, Told } from "./tell";

/** How many points the larger group has. */
const LARGE = 14;

/** @param seed so that no two submissions get the same inputs, and the same submission always does */
export function inputsFor(seed: string): Inputs {
  const random = new Random(createHash("sha256").update(seed).digest().readUInt32LE());
  const points = (count: number, D: number) => random.table(count, D).map((p) => p.map((v) => 10 * v - 3));
  const numbers = (count: number, below: number) =>
    Array.from({ length: count }, () => random.integer(below));
  /** Two groups so far apart that every start ends in the same two clusters; few start in both. */
  const groups = (D: number) => [...points(LARGE, D), ...points(2, D).map((p) => p.map((v) => v + 1000))];
  const clustering = (D: number) => ({ data: points(30, D), clusters: points(5, D) });
  return {
    euclideanDist: [1, 2, 3, 7].map((D) => ({ a: points(5, D), b: points(D + 1, D) })),
    fit: [1, 2, 3, 5].map((D) => ({ data: groups(D), K: 2, iterations: 20 })),
    predict: [1, 2, 3, 5].map(clustering),
    cluster2image: [5, 1].map((rows) => ({
      labels: numbers(rows * 7, 5),
      palette: random.table(5, 3),
      shape: [rows, 7, 3],
    })),
    inertia: [1, 2, 4].map((D) => ({ ...clustering(D), labels: numbers(30, 5) })),
  };
}

type Right<E extends keyof Inputs> = (input: Inputs[E][number]) => Nested;

const right: { [E in keyof Inputs]: Right<E> } = {
  euclideanDist: ({ a, b }) => a.map((p) => b.map((q) => Math.sqrt(squaredDistance(p, q)))),
  fit: ({ data }) => [mean(data.slice(0, LARGE)), mean(data.slice(LARGE))],
  predict: ({ data, clusters }) => data.map((p) => nearest(p, clusters)),
  cluster2image: ({ labels, palette, shape: [rows, columns] }) =>
    Array.from({ length: rows }, (_, row) =>
      labels.slice(row * columns, (row + 1) * columns).map((label) => palette[label]),
    ),
  inertia: ({ data, labels, clusters }) =>
    data.reduce((sum, p, i) => sum + squaredDistance(p, clusters[labels[i]]), 0),
};

/** Clusters may come in any order, and a single number in any wrapping. */
function agrees(exercise: keyof Inputs, came: Table, expected: Table): boolean {
  if (exercise === "inertia") return came.values.length === 1 && same({ ...came, shape: [] }, expected);
  if (exercise !== "fit" || came.shape.length !== 2) return same(came, expected);
  return same(tableOf(rowsOf(came).sort(([a], [b]) => a - b)), expected);
}

const tensor = ({ values, shape, dtype }: Result) =>
  tf.tensor(values as Float32Array, shape, dtype === "list" ? "float32" : (dtype as "float32"));

/** The answers that are values: their checks again, on what was told of them and, for pictures, on the file's. */
const verify: Record<Exclude<Exercise, keyof Inputs>, (told: Told, file: tf.Tensor3D) => void> = {
  load: ({ results: [image] }, file) => verifiers.load(tensor(image), file),
  standardise: ({ results: [image] }, file) => verifiers.standardise(tensor(image), file),
  keep: ({ results: [keep, shape] }) => verifiers.keep(tensor(keep), tf.zeros(Array.from(shape.values))),
  palette({ results: [palette, pixels, labels, K, clusters] }) {
    const kmeans = { K: K.values[0], clusters: tensor(clusters) };
    verifiers.palette(tensor(palette), tensor(pixels), tensor(labels), kmeans);
  },
};

/** @returns what is wrong with an answer, if anything is */
export async function finding(exercise: Exercise, told: Told, inputs: Inputs): Promise<string | undefined> {
  if (exercise in verify) {
    const file = (told.file && (await loadImage(told.file))) as tf.Tensor3D;
    const outcome = judge(exercise, () => verify[exercise as keyof typeof verify](told, file));
    if (outcome.kind !== "not yet") return outcome.note;
    return [outcome.finding.what, outcome.finding.cause].join(" ").trim();
  }
  const name = exercise as keyof Inputs;
  for (const [i, input] of inputs[name].entries()) {
    const expected = tableOf(right[name](input as never));
    if (agrees(name, told.results[i], expected)) continue;
    return `Expected: ${written(expected)}\n  Your answer: ${written(told.results[i])}`;
  }
  return undefined;
}

function read(file: string): Told | undefined {
  if (!existsSync(file)) return undefined;
  const told: Told = JSON.parse(readFileSync(file, "utf8"));
  const numbers = (i: number) => new Float32Array(Uint8Array.from(readFileSync(`${file}.${i}`)).buffer);
  return { ...told, results: told.results.map((result, i) => ({ ...result, values: numbers(i) })) };
}

/** @returns why there are no points, or nothing */
async function verdict(exercise: Exercise, told: Told | undefined, inputs: Inputs): Promise<string> {
  if (!told?.isDone) return `No points for ${titleOf(exercise)}: its check says why.`;
  const wrong = await finding(exercise, told, inputs).catch((error: Error) => error.message);
  return wrong ? `On other inputs, ${titleOf(exercise)} is not right.\n  ${wrong}` : "";
}

async function verdictsOn(folder: string, inputs: Inputs) {
  const verdicts: Record<string, string> = {};
  const replaced = new Set<string>();
  for (const exercise of exercises) {
    const told = read(join(folder, exercise));
    verdicts[exercise] = await verdict(exercise, told, inputs);
    for (const name of told?.replaced ?? []) replaced.add(name);
  }
  return { verdicts, replaced: [...replaced] };
}

/** Told a seed, says the inputs; told the folder of the answers, says what is wrong with each. */
async function serve() {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);
  const inputs = inputsFor((await lines.next()).value);
  say(inputs);
  await startTensorFlow();
  const { value: folder, done } = await lines.next();
  if (done) return;
  say(await verdictsOn(folder, inputs));
}

if (process.argv[1] === import.meta.filename) serve();
