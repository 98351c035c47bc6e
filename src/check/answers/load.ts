import { tf } from "../../base/tf";
import { Mistake } from "../judging/finding";
import { asTensor, middleRows, shapeOf } from "../judging/tensors";
import { waitsFor } from "../todo";

/**
 * @param answer the variable image, before or after it is standardised
 * @param file what should have been loaded: [rows, columns, 3], int32
 * @throws Mistake unless they hold the same picture
 */
export function verifyLoad(answer: unknown, file: tf.Tensor3D): void {
  const waiting = waitsFor(answer);
  const image = asTensor(waiting?.exercise === "standardise" ? waiting.before : answer, "image");
  if (image.shape.join() !== file.shape.join()) {
    throw new Mistake({
      what: `image has the shape ${shapeOf(image)}, but the picture has the shape ${shapeOf(file)}.`,
      cause: misshapen(image.shape, file.shape),
    });
  }
  const differ = (a: tf.Tensor, b: tf.Tensor) => difference(a, b) > 0.02;
  if (!differ(image, file)) return;
  const known = SAME_PICTURE.some((change) => tf.tidy(() => !differ(image, change(file))));
  if (known) return; // what has been made of its values is the next exercise
  const [middle, fileMiddle] = [middleRows(image), middleRows(file)];
  const slip = SLIPS.find(({ gives }) => tf.tidy(() => !differ(middle, gives(fileMiddle))));
  throw new Mistake({
    what: "`image` isn't the picture in the file.",
    expected: pixel(file),
    came: pixel(image),
    cause: slip?.says ?? "Is it the right file, and does `image` hold what `loadImage` returns?",
  });
}

/** A mistake in standardising leaves the picture loaded. */
const SAME_PICTURE: ((image: tf.Tensor3D) => tf.Tensor)[] = [
  (image) => image.toFloat().div(127.5).sub(1),
  (image) => image.toFloat().sub(image.mean()),
  (image) => tf.sub(255, image.toFloat()),
  (image) => image.toFloat().div(255).square(),
  (image) => image.toFloat().div(255).sqrt(),
  (image) => image.toFloat().div(255).round(),
  (image) => image.toFloat().div(255).floor(),
];

const SLIPS: { gives: (image: tf.Tensor3D) => tf.Tensor; says: string }[] = [
  {
    gives: (image) => image.reverse(2),
    says: "Red and blue are swapped: the channels are red, green and blue, in this order.",
  },
  { gives: (image) => image.reverse(0), says: "The picture is upside down." },
  { gives: (image) => image.reverse(1), says: "Left and right are swapped." },
  {
    gives: (image) => image.toFloat().mean(2, true).tile([1, 1, 3]),
    says: "The picture is grey: keep its three channels as `loadImage` returns them.",
  },
];

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
 * How far apart the two are on average, both brought to the range 0-1: standardised or not, it is the same
 * picture. Not by tensors, whose intermediate results would need eight times the memory of the picture.
 */
function difference(a: tf.Tensor, b: tf.Tensor): number {
  const [x, y] = [a.dataSync(), b.dataSync()];
  const [rangeX, rangeY] = [rangeFromZero(x), rangeFromZero(y)];
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    sum += Math.abs((x[i] - rangeX.low) / rangeX.width - (y[i] - rangeY.low) / rangeY.width);
  }
  return sum / x.length;
}

/** From 0, or from the least where that is below, to the greatest. */
function rangeFromZero(values: ArrayLike<number>): { low: number; width: number } {
  let [low, high] = [0, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return { low, width: Math.max(1e-9, high - low) };
}

function pixel(image: tf.Tensor): string {
  return `image[0][0] = [${Array.from(image.slice([0, 0, 0], [1, 1, 3]).dataSync()).join(", ")}]`;
}
