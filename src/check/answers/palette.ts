import { tf } from "../../base/tf";
import { meanColours } from "../../picture/palette";
import { explain, type Question } from "../judging/explain";
import { type Finding, Mistake } from "../judging/finding";
import { COLOURS, changed, type Slips } from "../judging/slips";
import { asTable, asTensor, rowsOf, same, sameShape, type Table, tableOf, written } from "../judging/table";
import { needs } from "../todo";

/** What the palette is made from, and what it must be. */
interface Args {
  pixels: tf.Tensor;
  clusters: Table;
  /** The right palette, and how many pixels each of its colours has, [K, 1]. */
  right: tf.Tensor2D;
  sizes: tf.Tensor2D;
}

/** float32 sums over millions of pixels may differ by this much, depending on the way they are added up. */
const TOLERANCE = 2e-3;

const SLIPS: Slips<Args> = {
  ...changed(COLOURS, ({ right }: Args) => right),
  "These are the sums of the colours: divide by the number of the cluster's pixels.": ({ right, sizes }) =>
    right.mul(sizes),
  "The sums are divided by the number of all pixels: divide by the number of the cluster's own.": (args) =>
    args.right.mul(args.sizes).div(args.pixels.shape[0]),
  "Every cluster has the mean of all pixels: take only the pixels with its label.": ({ right, pixels }) =>
    right.mul(0).add(pixels.mean(0)),
  "The colours are those of the cluster after, and the last has none: labels count from 0 to K - 1.": ({
    right,
  }) => right.slice(1).concat(tf.fill([1, 3], Number.NaN)),
  "These are `kmeans.clusters`, the means of the small sample: take the means of all pixels.": (args) =>
    args.clusters,
};

/** The first cluster with another colour; one without pixels may have any. */
function firstWrong(came: Table, { right, sizes }: Args): number {
  const [colours, expected] = [rowsOf(came), right.arraySync()];
  const isRight = (k: number) => same(tableOf(colours[k]), tableOf(expected[k]), TOLERANCE);
  return sizes.arraySync().findIndex(([size], k) => size > 0 && !isRight(k));
}

const QUESTION: Question<Args> = {
  name: "The palette",
  right: ({ right }) => right,
  slips: SLIPS,
  explains: (gives, came, args) => same(came, tableOf(gives(args)), TOLERANCE),
  fits: (came, args) => sameShape(came, args.right) && firstWrong(came, args) < 0,
  shown: (came, args) => (sameShape(came, args.right) ? shown(came, args) : {}),
  whenNaN: "Does the comparison with the labels find any pixels?",
  otherwise: ([{ came, args }]) => otherwise(came as Table, args),
};

function shown(came: Table, args: Args): Partial<Finding> {
  const wrong = firstWrong(came, args);
  const row = (palette: Table) => written(tableOf(rowsOf(palette)[wrong]));
  return {
    what: `The palette isn't right yet: look at cluster ${wrong}.`,
    input: `its ${args.sizes.dataSync()[wrong].toLocaleString("en")} pixels, those with the label ${wrong}`,
    expected: row(tableOf(args.right)),
    came: row(came),
  };
}

function otherwise(came: Table, { right }: Args): string {
  const [rows, columns] = came.shape;
  const [K] = right.shape;
  if (sameShape(came, right))
    return "Take all pixels with the cluster's label (labels count from 0), not those of the small sample, and the mean of each channel over them.";
  if (came.shape.length === 2 && columns === 3)
    return `It has ${rows} colours, but there are ${K} clusters: where does the loop over them begin, and where does it end?`;
  return (
    "A palette has a row for each cluster and a column for each channel, [K, 3]: take the mean over the pixels (axis 0), " +
    "not over the channels."
  );
}

/**
 * @param answer the variable palette
 * @param pixels [N, 3]
 * @param labels [N]
 * @throws Mistake unless it holds the mean colour of each cluster's pixels
 */
export function verifyPalette(answer: unknown, pixels: unknown, labels: unknown, kmeans: unknown): void {
  for (const value of [pixels, labels, kmeans]) needs(value);
  const { K, clusters } = kmeans as { K: number; clusters: unknown };
  const args = {
    clusters: asTable(clusters, "kmeans.clusters"),
    ...rightPalette(asTensor(pixels, "pixels"), asTensor(labels, "clusteredImage"), K),
  };
  explain(QUESTION, [{ args, input: "", came: asTable(answer, "The palette") }], "");
}

function rightPalette(pixels: tf.Tensor, labels: tf.Tensor, K: number): Omit<Args, "clusters"> {
  try {
    const right = meanColours(pixels, labels, K);
    const sizes = new Float32Array(K);
    for (const label of labels.dataSync()) sizes[label]++;
    return { pixels, right, sizes: tf.tensor2d(sizes, [K, 1]) };
  } catch (error) {
    throw new Mistake({
      what: `No palette can be made with these pixels and labels: ${(error as Error).message}`,
      cause: "The labels come from `kmeans.predict`: make its check green first.",
    });
  }
}
