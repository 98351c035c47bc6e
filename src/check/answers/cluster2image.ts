import { asFunction } from "../judging/call";
import { type Case, caseOf, compare } from "../judging/compare";
import type { Question } from "../judging/explain";
import { COLOURS, each, type Slips } from "../judging/slips";
import { type Table, tensorOf } from "../judging/table";

type Args = {
  labels: number[];
  palette: number[][];
  shape: [rows: number, columns: number, channels: number];
};

const colours = ({ labels, palette }: Args) => labels.map((label) => palette[label]);
/** Black where there are no labels. */
function image(args: Args): Table {
  const [rows, columns, channels] = args.shape;
  const values = new Float32Array(rows * columns * channels);
  values.set(colours(args).flat());
  return { shape: args.shape, values };
}
const turned = ({ shape: [rows, columns, D], ...others }: Args) =>
  image({ ...others, shape: [columns, rows, D] });

const SLIPS: Slips<Args> = {
  "The colours are right, but still in one long list: `reshape(shape)` gives them rows and columns.": colours,
  "Height and width are swapped: a tensor names its rows first.": turned,
  "The pixels fill the picture column by column: they must go row by row, as `reshape(shape)` puts them.": (
    args,
  ) => tensorOf(turned(args)).transpose([1, 0, 2]),
  ...each(COLOURS, (change) => (args: Args) => {
    const palette = change(tensorOf(args.palette)).arraySync();
    return image({ ...args, palette });
  }),
  "These are the labels: look up their colours in the palette, `tf.gather(palette, labels)`.": [
    (args) => image({ ...args, palette: args.palette.map((_, k) => [k, k, k]) }),
    ({ labels, shape: [rows, columns] }) => ({ shape: [rows, columns], values: labels }),
  ],
};

const given = (args: Args): Case<Args> => caseOf(args, { K: args.palette.length });

const PALETTE = [
  [1, 0.5, 0],
  [0, 0.25, 0.75],
  [0.5, 1, 0.125],
  [0.25, 0.75, 1],
  [0.875, 0, 0.375],
];

const CASES = [
  given({ labels: [0, 1], palette: PALETTE.slice(0, 2), shape: [1, 2, 3] }),
  given({ labels: [0, 1, 1, 2, 0, 2], palette: PALETTE.slice(0, 3), shape: [2, 3, 3] }),
  given({ labels: [4, 1, 3, 0, 2, 4, 4, 3], palette: PALETTE, shape: [4, 2, 3] }),
];

const QUESTION: Question<Args> = {
  name: "The image",
  right: image,
  slips: SLIPS,
  lists: { labels: "pixel" },
  instead: { labels: "labels", model: "palette", K: "palette.shape[0]", image: "shape", sizes: "shape" },
};

/** @throws Mistake unless `answer` paints each pixel in the colour of its label */
export function verifyCluster2image(answer: unknown): void {
  compare(QUESTION, CASES, asFunction(answer, "cluster2image"));
}
