import { tf } from "../../base/tf";
import { asFunction } from "../judging/call";
import { type Case, compare, type Slips } from "../judging/compare";
import type { Nested } from "../judging/table";

type Args = {
  labels: number[];
  palette: number[][];
  shape: [rows: number, columns: number, channels: number];
};

/** A list of pixels in rows and columns. */
const rowsOf = (pixels: Nested[], rows: number, columns: number) =>
  Array.from({ length: rows }, (_, y) => pixels.slice(y * columns, (y + 1) * columns));

const colours = ({ labels, palette }: Args) => labels.map((label) => palette[label]);
const image = (args: Args) => rowsOf(colours(args), args.shape[0], args.shape[1]);
const repainted = (change: (colour: number[]) => Nested) => (args: Args) =>
  rowsOf(colours(args).map(change), args.shape[0], args.shape[1]);
const relabelled = (change: (label: number, i: number, args: Args) => number) => (args: Args) =>
  image({ ...args, labels: args.labels.map((label, i) => change(label, i, args)) });

const SLIPS: Slips<Args> = {
  "The colours are right, but still in one long list: `reshape(shape)` gives them rows and columns.": colours,
  "Height and width are swapped: a tensor names its rows first.": (args) =>
    rowsOf(colours(args), args.shape[1], args.shape[0]),
  "The pixels fill the picture column by column: they must go row by row, as `reshape(shape)` puts them.": ({
    labels,
    palette,
    shape: [rows, columns],
  }) =>
    Array.from({ length: rows }, (_, y) =>
      Array.from({ length: columns }, (_, x) => palette[labels[x * rows + y]]),
    ),
  "Red and blue are swapped.": repainted(([r, g, b]) => [b, g, r]),
  "The channels are in another order: red, green, blue.": repainted(([r, g, b]) => [g, b, r]),
  "The values go from 0 to 255: leave them as the palette has them, from 0 to 1.": [
    (v: number) => v,
    Math.round,
    Math.floor,
  ].map((whole) => repainted((rgb) => rgb.map((v) => whole(v * 255)))),
  "The values are rounded down to whole numbers: use `float32`.": repainted((rgb) => rgb.map(Math.floor)),
  "All channels show red: channel j takes column j of the palette.": repainted(([r]) => [r, r, r]),
  "Each pixel gets the colour before its own: labels count from 0, as the rows of the palette do.":
    relabelled((label, _, { palette }) => (label + palette.length - 1) % palette.length),
  "Each pixel gets the colour after its own: labels count from 0, as the rows of the palette do.": relabelled(
    (label, _, { palette }) => (label + 1) % palette.length,
  ),
  "These are the labels: look up their colours in the palette, `tf.gather(palette, labels)`.": [
    (args) =>
      rowsOf(
        args.labels.map((label) => [label, label, label]),
        args.shape[0],
        args.shape[1],
      ),
    (args) => rowsOf(args.labels, args.shape[0], args.shape[1]),
  ],
  "The last pixel is left out: where does the loop over the pixels end?": (args) => {
    const pixels = colours(args);
    return rowsOf([...pixels.slice(0, -1), [0, 0, 0]], args.shape[0], args.shape[1]);
  },
  "The image is still empty: are the colours written into it?": repainted(() => [0, 0, 0]),
};

export const given = (args: Args): Case<Args> => ({
  args,
  input: `labels = ${JSON.stringify(args.labels)}, palette = ${JSON.stringify(args.palette)}, shape = ${JSON.stringify(args.shape)}`,
  about: { K: args.palette.length },
});

const PALETTE = [
  [1, 0.5, 0],
  [0, 0.25, 0.75],
  [0.5, 1, 0.125],
  [0.25, 0.75, 1],
  [0.875, 0, 0.375],
];

export const CASES = [
  given({ labels: [0, 1], palette: PALETTE.slice(0, 2), shape: [1, 2, 3] }),
  given({ labels: [0, 1, 1, 2, 0, 2], palette: PALETTE.slice(0, 3), shape: [2, 3, 3] }),
  given({ labels: [4, 1, 3, 0, 2, 4, 4, 3], palette: PALETTE, shape: [4, 2, 3] }),
];

const NOTEBOOK = {
  clusteredImage: "labels",
  kmeans: "palette",
  K: "palette.shape[0]",
  "16": "palette.shape[0]",
  image: "shape",
  height: "shape[0]",
  width: "shape[1]",
  channels: "shape[2]",
  pixels: "palette",
  pixelsSmall: "palette",
};

type Cluster2image = (labels: tf.Tensor, palette: tf.Tensor, shape: number[]) => unknown;

/** @throws Mistake unless `answer` paints each pixel in the colour of its label */
export function verifyCluster2image(answer: unknown, cases: Case<Args>[] = CASES): void {
  compare(
    { name: "The image", right: image, slips: SLIPS, instead: NOTEBOOK },
    cases,
    ({ labels, palette, shape }): [tf.Tensor, tf.Tensor, number[]] => [
      tf.tensor1d(labels, "int32"),
      tf.tensor2d(palette),
      shape,
    ],
    asFunction<Cluster2image>(answer, "cluster2image"),
  );
}
