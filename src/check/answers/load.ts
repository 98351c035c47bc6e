import { tf } from "../../base/tf";
import { explain, type Question } from "../judging/explain";
import { COLOURS, changed, type Gives, type Slips } from "../judging/slips";
import { asTensor, sameShape, type Table, tableOf } from "../judging/table";
import { waitsFor } from "../todo";

/** The variable image, and the file's picture, int32; both [rows, columns, 3]. */
export type Picture = { image: tf.Tensor; file: tf.Tensor3D };

/** What may have been done to its values since: it is loaded all the same, and the next exercise looks at them. */
const STANDARDISED: Gives<Picture>[] = [
  ({ file }) => file,
  ({ file }) => file.toFloat().sub(file.mean()),
  ({ file }) => tf.sub(255, file.toFloat()),
  ({ file }) => file.div(255).square(),
  ({ file }) => file.div(255).sqrt(),
  ({ file }) => file.div(255).round(),
  ({ file }) => file.div(255).floor(),
];

const SLIPS: Slips<Picture> = {
  ...changed(COLOURS, ({ file }: Picture) => file),
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

/** Whether the two are alike, both brought to the range 0-1: standardised or not, it is the same picture. */
function areAlike(a: tf.Tensor, b: tf.Tensor): boolean {
  return inUnitRange(a).sub(inUnitRange(b)).abs().mean().dataSync()[0] <= 0.02;
}

function inUnitRange(image: tf.Tensor): tf.Tensor {
  const low = Math.min(0, image.min().dataSync()[0]);
  const width = Math.max(1e-9, image.max().dataSync()[0] - low);
  return image.toFloat().sub(low).div(width);
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

/** Whether the image is what a slip gives, by the middle rows. */
export const explainsBy =
  (areAlike: (image: tf.Tensor, other: tf.Tensor) => boolean) =>
  (gives: Gives<Picture>, _: Table, { image, file }: Picture): boolean => {
    const other = () => gives({ image, file: middleRows(file) }) as tf.Tensor;
    return sameShape(image, file) && tf.tidy(() => areAlike(middleRows(image), other()));
  };

const isMadeBy = explainsBy(areAlike);

const pixel = (image: tf.Tensor) =>
  `image[0][0] = [${Array.from(image.slice([0, 0, 0], [1, 1, 3]).dataSync()).join(", ")}]`;

const QUESTION: Question<Picture> = {
  name: "image",
  right: ({ file }) => file,
  slips: SLIPS,
  fits: (came, args) => STANDARDISED.some((gives) => isMadeBy(gives, came, args)),
  explains: isMadeBy,
  shown: (_, { image, file }) =>
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
  explain(QUESTION, [{ args: { image, file }, input: "", came: tableOf(image) }], "");
}
