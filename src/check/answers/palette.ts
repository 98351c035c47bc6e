import type { tf } from "../../base/tf";
import { checkLabels } from "../../kmeans/points";
import { type Finding, Mistake } from "../judging/finding";
import { asTable, near, sameShape, type Table, written } from "../judging/table";
import { asTensor } from "../judging/tensors";
import { NotDone, waitsFor } from "../todo";

export interface Clustering {
  K: number;
  clusters: unknown;
}

/** float32 sums over millions of pixels may differ by this much, depending on the way they are added up. */
const TOLERANCE = 2e-3;

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
  const came = asTable(answer, "palette");
  const { right, sizes } = rightPalette(points, clustered, K);
  if (!sameShape(came, right)) throw new Mistake(misshapen(came, K));
  const wrong = firstWrong(came, right, sizes);
  if (wrong < 0) return;
  throw new Mistake({
    what: `The palette isn't right yet: look at cluster ${wrong + 1}.`,
    input: `the ${sizes[wrong].toLocaleString("en")} pixels of cluster ${wrong + 1} (label ${wrong})`,
    expected: written(rowOf(right, wrong)),
    came: written(rowOf(came, wrong)),
    cause: causeOf(came, right, { points, clusters: asTable(clusters, "kmeans.clusters"), sizes }),
  });
}

/** The mean colour of each cluster, added up pixel by pixel in float64, and the number of its pixels. */
function rightPalette(points: tf.Tensor, labels: tf.Tensor, K: number): { right: Table; sizes: number[] } {
  try {
    checkLabels(labels, K, points.shape[0]);
  } catch (error) {
    throw new Mistake({
      what: `No palette can be made with these labels: ${(error as Error).message}`,
      cause: "They come from `kmeans.predict`: make its check green first.",
    });
  }
  const colours = points.dataSync();
  const own = labels.dataSync();
  const sums = new Float64Array(3 * K);
  const counts = new Float64Array(K);
  for (let i = 0; i < own.length; i++) {
    const k = own[i];
    counts[k]++;
    for (let c = 0; c < 3; c++) sums[3 * k + c] += colours[3 * i + c];
  }
  const values = sums.map((sum, i) => sum / Math.max(1, counts[Math.floor(i / 3)]));
  return { right: { shape: [K, 3], values }, sizes: Array.from(counts) };
}

function misshapen({ shape }: Table, K: number): Finding {
  const [rows, columns] = shape;
  return {
    what: `The palette has the shape [${shape.join(", ")}] instead of [${K}, 3].`,
    cause:
      shape.length === 2 && columns === 3
        ? `It has ${rows} colours, but there are ${K} clusters: where does the loop over them begin, and where does it end?`
        : "A palette has a row for each cluster and a column for each channel, [K, 3]: take the mean over the pixels (axis 0), not over the channels.",
  };
}

/** The first cluster with another colour; one without pixels may have any. */
function firstWrong(came: Table, right: Table, sizes: number[]): number {
  return sizes.findIndex(
    (size, k) =>
      size > 0 && ![0, 1, 2].every((c) => near(came.values[3 * k + c], right.values[3 * k + c], TOLERANCE)),
  );
}

function rowOf({ values }: Table, k: number): Table {
  return { shape: [3], values: Array.from(values).slice(3 * k, 3 * k + 3) };
}

interface Picture {
  points: tf.Tensor;
  clusters: Table;
  sizes: number[];
}

function causeOf(came: Table, right: Table, { points, clusters, sizes }: Picture): string {
  const K = sizes.length;
  const whole = Array.from(points.mean(0).dataSync());
  const made = (f: (k: number, c: number) => number) =>
    Array.from({ length: 3 * K }, (_, i) => f(Math.floor(i / 3), i % 3));
  const value = (k: number, c: number) => right.values[3 * k + c];
  const slips: [gives: ArrayLike<number>, says: string][] = [
    [made((k, c) => value(k, 2 - c)), "Red and blue are swapped."],
    [
      made((k, c) => 255 * value(k, c)),
      "The colours go from 0 to 255: leave them from 0 to 1, as in `pixels`.",
    ],
    [
      made((k, c) => Math.round(255 * value(k, c))),
      "The colours go from 0 to 255: leave them from 0 to 1, as in `pixels`.",
    ],
    ...[255, 256].map((most): [ArrayLike<number>, string] => [
      made((k, c) => Math.floor(most * value(k, c))),
      "The colours are whole numbers up to 255: leave them from 0 to 1, as in `pixels`.",
    ]),
    [
      made((k, c) => value(k, c) * sizes[k]),
      "These are the sums of the colours: divide by the number of the cluster's pixels.",
    ],
    [
      made((k, c) => (value(k, c) * sizes[k]) / points.shape[0]),
      "The sums are divided by the number of all pixels: divide by the number of the cluster's own.",
    ],
    [
      made((_, c) => whole[c]),
      "Every cluster has the mean of all pixels: take only the pixels with its label.",
    ],
    [
      made((k) => (value(k, 0) + value(k, 1) + value(k, 2)) / 3),
      "The three channels are mixed to grey: take the mean over the pixels only (axis 0).",
    ],
    [
      made((k, c) => value((k + K - 1) % K, c)),
      "Each cluster has the colour of the one before it: labels count from 0.",
    ],
    [
      made((k, c) => value((k + 1) % K, c)),
      "Each cluster has the colour of the one after it: labels count from 0.",
    ],
    [
      clusters.values,
      "These are `kmeans.clusters`, the means of the small sample. The palette takes the means of all pixels.",
    ],
    [
      made(() => 0),
      "All values are 0: are the colours written into the palette, and is it of type `float32`?",
    ],
  ];
  const size = Math.max(1, ...Array.from(came.values, Math.abs).filter(Number.isFinite));
  const isLike = (gives: ArrayLike<number>) =>
    Array.from(came.values).every((v, i) => Math.abs(v - gives[i]) <= TOLERANCE * size);
  if (Array.from(came.values).some(Number.isNaN))
    return "NaN is 0 / 0: the mean of no pixels at all. Does the comparison with the labels find any?";
  return (
    slips.find(([gives]) => isLike(gives))?.[1] ??
    "Take the pixels with the cluster's label, and the mean of each channel over them."
  );
}
