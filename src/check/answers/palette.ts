import type { tf } from "../../base/tf";
import { checkLabels, pieces } from "../../kmeans/points";
import { explain, type Question, type Slips } from "../judging/compare";
import { expect, type Finding, Mistake } from "../judging/finding";
import { asTable, near, sameShape, type Table, tableOf, written } from "../judging/table";
import { asTensor } from "../judging/tensors";
import { NotDone, waitsFor } from "../todo";

interface Clustering {
  K: number;
  clusters: unknown;
}

/** What the palette is made from, and what it must be. */
interface Args {
  points: tf.Tensor;
  K: number;
  clusters: Table;
  /** The right palette, and how many pixels each of its colours has. */
  right: Table;
  sizes: number[];
}

/** float32 sums over millions of pixels may differ by this much, depending on the way they are added up. */
const TOLERANCE = 2e-3;

/** A palette whose value for cluster k and channel c comes from the right ones. */
const made = (f: (value: (k: number, c: number) => number, k: number, c: number, args: Args) => number) => {
  return (args: Args): Table => {
    const { K, right } = args;
    const value = (k: number, c: number) => right.values[3 * ((k + K) % K) + c];
    const values = Array.from({ length: 3 * K }, (_, i) => f(value, Math.floor(i / 3), i % 3, args));
    return { shape: [K, 3], values };
  };
};

const SLIPS: Slips<Args> = {
  "Red and blue are swapped.": made((value, k, c) => value(k, 2 - c)),
  "The colours go from 0 to 255: leave them from 0 to 1, as in `pixels`.": [
    made((value, k, c) => 255 * value(k, c)),
    made((value, k, c) => Math.round(255 * value(k, c))),
    made((value, k, c) => Math.floor(255 * value(k, c))),
    made((value, k, c) => Math.floor(256 * value(k, c))),
  ],
  "These are the sums of the colours: divide by the number of the cluster's pixels.": made(
    (value, k, c, { sizes }) => value(k, c) * sizes[k],
  ),
  "The sums are divided by the number of all pixels: divide by the number of the cluster's own.": made(
    (value, k, c, { sizes, points }) => (value(k, c) * sizes[k]) / points.shape[0],
  ),
  "Every cluster has the mean of all pixels: take only the pixels with its label.": (args) => {
    const whole = args.points.mean(0).dataSync();
    return made((_value, _k, c) => whole[c])(args);
  },
  "The three channels are mixed to grey: take the mean over the pixels only (axis 0).": made(
    (value, k) => (value(k, 0) + value(k, 1) + value(k, 2)) / 3,
  ),
  "Each cluster has the colour of the one before it: labels count from 0.": made((value, k, c) =>
    value(k - 1, c),
  ),
  "Each cluster has the colour of the one after it: labels count from 0.": made((value, k, c) =>
    value(k + 1, c),
  ),
  "These are `kmeans.clusters`, the means of the small sample. The palette takes the means of all pixels.": ({
    clusters,
  }) => clusters,
  "All values are 0: are the colours written into the palette, and is it of type `float32`?": made(() => 0),
};

const isLike = (came: Table, given: Table) => {
  const size = Math.max(1, ...Array.from(came.values, Math.abs).filter(Number.isFinite));
  const differs = (v: number, i: number) => !(Math.abs(v - given.values[i]) <= TOLERANCE * size);
  return sameShape(came, given) && !Array.from(came.values).some(differs);
};

/** The first cluster with another colour; one without pixels may have any. */
const firstWrong = (came: Table, { right, sizes }: Args) =>
  sizes.findIndex(
    (size, k) =>
      size > 0 && ![0, 1, 2].every((c) => near(came.values[3 * k + c], right.values[3 * k + c], TOLERANCE)),
  );

const QUESTION: Question<Args> = {
  name: "The palette",
  right: ({ right }) => right,
  slips: SLIPS,
  explains: (gives, { came, args }) => isLike(came as Table, tableOf(gives(args))),
  fits: (came, args) => sameShape(came, args.right) && firstWrong(came, args) < 0,
  shown: ({ came, args }) => shown(came as Table, args),
  whenNaN: "Does the comparison with the labels find any pixels?",
  otherwise: ([{ came, args }]) => otherwise(came as Table, args),
};

function shown(came: Table, args: Args): Partial<Finding> {
  if (!sameShape(came, args.right)) return {};
  const wrong = firstWrong(came, args);
  const rowOf = ({ values }: Table) => ({
    shape: [3],
    values: Array.from(values).slice(3 * wrong, 3 * wrong + 3),
  });
  return {
    what: `The palette isn't right yet: look at cluster ${wrong}.`,
    input: `its ${args.sizes[wrong].toLocaleString("en")} pixels, those with the label ${wrong}`,
    expected: written(rowOf(args.right)),
    came: written(rowOf(came)),
  };
}

function otherwise(came: Table, { K, right, clusters }: Args): string {
  const [rows, columns] = came.shape;
  if (sameShape(came, right)) return nearly(came, right, clusters);
  if (came.shape.length === 2 && columns === 3)
    return `It has ${rows} colours, but there are ${K} clusters: where does the loop over them begin, and where does it end?`;
  if (rows === 3 && columns === K)
    return "Rows and columns are swapped: `transpose()` puts a row for each cluster, and a column for each channel.";
  return (
    "A palette has a row for each cluster and a column for each channel, [K, 3]: take the mean over the pixels (axis 0), " +
    "not over the channels."
  );
}

/** Where only some of the colours are wrong, or all by a little. */
function nearly(came: Table, right: Table, clusters: Table): string {
  const distance = (other: Table) =>
    Array.from(came.values).reduce((sum, v, i) => sum + Math.abs(v - other.values[i]), 0);
  if (distance(clusters) < distance(right))
    return "The colours are nearer to those of the small sample, `kmeans.clusters`, than to the means of all pixels: use `pixels` and `clusteredImage`.";
  return "Take the pixels with the cluster's label (labels count from 0), and the mean of each channel over them.";
}

/**
 * @param answer the variable palette
 * @param pixels [N, 3]
 * @param labels [N]
 * @throws Mistake unless it holds the mean colour of each cluster's pixels
 */
export function verifyPalette(answer: unknown, pixels: unknown, labels: unknown, kmeans: unknown): void {
  for (const value of [pixels, labels, kmeans]) {
    const waiting = waitsFor(value);
    if (waiting) throw new NotDone(waiting.exercise);
  }
  const { K, clusters } = kmeans as Clustering;
  const [points, clustered] = [asTensor(pixels, "pixels"), asTensor(labels, "clusteredImage")];
  const came = asTable(answer, "The palette");
  const args = {
    points,
    K,
    clusters: asTable(clusters, "kmeans.clusters"),
    ...rightPalette(points, clustered, K),
  };
  explain(QUESTION, [{ args, input: "", came }], "");
}

/** The mean colour of each cluster, added up pixel by pixel in float64, and the number of its pixels. */
function rightPalette(points: tf.Tensor, labels: tf.Tensor, K: number): { right: Table; sizes: number[] } {
  expect(points.shape[1] === 3, { what: `pixels must be [N, 3], not [${points.shape}].` });
  try {
    checkLabels(labels, K, points.shape[0]);
  } catch (error) {
    throw new Mistake({
      what: `No palette can be made with these labels: ${(error as Error).message}`,
      cause: "They come from `kmeans.predict`: make its check green first.",
    });
  }
  const sums = new Float64Array(3 * K);
  const counts = new Float64Array(K);
  for (const piece of pieces(3, points, labels)) {
    const [colours, own] = piece.map((tensor) => tensor.dataSync());
    for (let i = 0; i < own.length; i++) {
      const k = own[i];
      counts[k]++;
      for (let c = 0; c < 3; c++) sums[3 * k + c] += colours[3 * i + c];
    }
  }
  const values = sums.map((sum, i) => sum / Math.max(1, counts[Math.floor(i / 3)]));
  return { right: { shape: [K, 3], values }, sizes: Array.from(counts) };
}
