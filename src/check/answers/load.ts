import { tf } from "../../base/tf";
import { pieces } from "../../kmeans/points";
import type { Run } from "../judging/compare";
import { explain, type Question } from "../judging/explain";
import { COLOURS, each, type Gives, type Slips } from "../judging/slips";
import { asTensor, sameShape, tableOf } from "../judging/table";
import { waitsFor } from "../todo";

/** The variable image, and the file's picture, int32; both [rows, columns, 3]. */
export type Picture = { image: tf.Tensor; file: tf.Tensor3D };

/** A mistake in standardising leaves the picture loaded: what has been made of its values is the next exercise. */
const STANDARDISED: ((file: tf.Tensor3D) => tf.Tensor)[] = [
  (file) => file.toFloat().sub(file.mean()),
  (file) => tf.sub(255, file.toFloat()),
  (file) => file.div(255).square(),
  (file) => file.div(255).sqrt(),
  (file) => file.div(255).round(),
  (file) => file.div(255).floor(),
];

const SLIPS: Slips<Picture> = {
  ...each(
    COLOURS,
    (change) =>
      ({ file }: Picture) =>
        change(file.toFloat()),
  ),
  "It is upside down or mirrored.": [({ file }) => file.reverse(0), ({ file }) => file.reverse(1)],
};

function misshapen(shape: number[], [rows, columns]: number[]): string {
  if (shape[0] === columns && shape[1] === rows)
    return "Rows and columns are swapped: a tensor names its rows first.";
  if (shape.length === 2)
    return "Keep its three axes [rows, columns, channels]: a later cell turns it into a list of pixels.";
  if (shape[2] === 4) return "The fourth channel says how transparent a pixel is: `loadImage` leaves it out.";
  if (shape[2] === 1) return "There is one channel where red, green and blue belong.";
  return "`loadImage(imageFile)` returns the whole picture, [rows, columns, channels]: leave it in its size.";
}

/**
 * Whether the two are alike, both brought to the range 0-1: standardised or not, it is the same picture.
 * Not by tensors, whose intermediate results would need eight times the memory of the picture.
 */
function isLike(a: tf.Tensor, b: tf.Tensor): boolean {
  const [scaleA, scaleB] = [scaleOf(a), scaleOf(b)];
  let sum = 0;
  for (const piece of pieces((10 * a.size) / a.shape[0], a, b)) {
    const [x, y] = piece.map((rows) => rows.dataSync());
    for (let i = 0; i < x.length; i++) sum += Math.abs(scaleA(x[i]) - scaleB(y[i]));
  }
  return sum <= 0.02 * a.size;
}

function scaleOf(image: tf.Tensor): (value: number) => number {
  const low = Math.min(0, image.min().dataSync()[0]);
  const width = Math.max(1e-9, image.max().dataSync()[0] - low);
  return (value) => (value - low) / width;
}

/**
 * The picture's middle rows, about a million pixels: they show what was done to it, and need little memory.
 * As many are left out above as below, so that upside down they are the same rows.
 */
function middleRows(image: tf.Tensor): tf.Tensor3D {
  const [rows, columns, channels] = image.shape;
  const above = Math.max(0, Math.floor((rows - 1e6 / columns) / 2));
  return image.slice([above, 0, 0], [rows - 2 * above, columns, channels]) as tf.Tensor3D;
}

/** Whether a slip gives the image, by the middle rows. */
export const explainsBy =
  (isLike: (image: tf.Tensor, other: tf.Tensor) => boolean) =>
  (gives: Gives<Picture>, { args: { image, file } }: Run<Picture>): boolean => {
    const other = () => gives({ image, file: middleRows(file) }) as tf.Tensor;
    return sameShape(image, file) && tf.tidy(() => isLike(middleRows(image), other()));
  };

const pixel = (image: tf.Tensor) =>
  `image[0][0] = [${Array.from(image.slice([0, 0, 0], [1, 1, 3]).dataSync()).join(", ")}]`;

const QUESTION: Question<Picture> = {
  name: "image",
  right: ({ file }) => file,
  slips: SLIPS,
  fits: (_, { image, file }) =>
    sameShape(image, file) && STANDARDISED.some((change) => tf.tidy(() => isLike(image, change(file)))),
  explains: explainsBy(isLike),
  shown: ({ args: { image, file } }) =>
    sameShape(image, file) ? { expected: pixel(file), came: pixel(image) } : {},
  otherwise: ([{ args }]) =>
    sameShape(args.image, args.file)
      ? "This isn't the picture in the file. Is it the right file, and does `image` hold what `loadImage` returns?"
      : misshapen(args.image.shape, args.file.shape),
};

/** @throws Mistake unless the variable image holds the picture of the file */
export function verifyLoad(answer: unknown, file: tf.Tensor3D): void {
  const waiting = waitsFor(answer);
  const image = asTensor(waiting?.exercise === "standardise" ? waiting.before : answer, "image");
  if (sameShape(image, file) && tf.tidy(() => isLike(image, file))) return;
  explain(QUESTION, [{ args: { image, file }, input: "", came: tableOf(image) }], "");
}
