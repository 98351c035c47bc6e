import { tf } from "../../base/tf";
import { Mistake } from "../judging/finding";
import { asTensor, rangeOf, shapeOf } from "../judging/tensors";
import { waitsFor } from "../todo";

/**
 * @param answer the variable image, before or after it is standardised
 * @param file what should have been loaded: [rows, columns, 3], int32
 * @throws Mistake unless they hold the same picture
 */
export function verifyLoad(answer: unknown, file: tf.Tensor3D): void {
  const waiting = waitsFor(answer);
  const image = asTensor(waiting?.exercise === "standardise" ? waiting.before : answer, "image");
  const [rows, columns] = file.shape;
  if (image.shape.join() !== file.shape.join()) {
    throw new Mistake({
      what: `image has the shape ${shapeOf(image)}, but the picture has the shape ${shapeOf(file)}.`,
      cause: misshapen(image.shape, rows, columns),
    });
  }
  const differs = (other: tf.Tensor) => difference(image, other) > 0.02;
  if (!differs(file)) return;
  const known = REARRANGED.find(([rearrange]) => !differs(tf.tidy(() => rearrange(file))));
  throw new Mistake({
    what: "image doesn't show the picture of the file.",
    expected: pixel(file),
    came: pixel(image),
    cause: known?.[1] ?? "Is it the right file, and does `image` hold what `loadImage` gives?",
  });
}

const REARRANGED: [rearrange: (image: tf.Tensor3D) => tf.Tensor, says: string][] = [
  [
    (image) => image.reverse(2),
    "Red and blue are swapped: the channels are red, green and blue, in this order.",
  ],
  [(image) => image.reverse(0), "The picture is upside down."],
  [(image) => image.reverse(1), "Left and right are swapped."],
];

function misshapen(shape: number[], rows: number, columns: number): string | undefined {
  if (shape[0] === columns && shape[1] === rows)
    return "Rows and columns are swapped: a tensor names its rows first.";
  if (shape.length === 2) return "Leave the picture as it is: it becomes a list of pixels further down.";
  if (shape[2] === 4) return "The fourth channel says how transparent a pixel is: `loadImage` leaves it out.";
  return "`loadImage(imageFile)` gives the picture as [rows, columns, channels].";
}

/** How far apart the two are on average, both brought to 0-1: standardised or not, it is the same picture. */
function difference(a: tf.Tensor, b: tf.Tensor): number {
  return tf.tidy(() => {
    const scaled = (image: tf.Tensor) => image.toFloat().div(Math.max(1e-9, rangeOf(image).max));
    return scaled(a).sub(scaled(b)).abs().mean().dataSync()[0];
  });
}

function pixel(image: tf.Tensor): string {
  return `image[0][0] = [${Array.from(image.slice([0, 0, 0], [1, 1, 3]).dataSync()).join(", ")}]`;
}
