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
  if (image.shape.join() !== file.shape.join()) {
    throw new Mistake({
      what: `image has the shape ${shapeOf(image)}, but the picture has the shape ${shapeOf(file)}.`,
      cause: misshapen(image.shape, file.shape),
    });
  }
  const differs = (other: tf.Tensor) => difference(image, other) > 0.02;
  const known = SAME_PICTURE.some((change) => !differs(change(file)));
  if (known) return; // what has been made of its values is the next exercise
  const slip = SLIPS.find(({ gives }) => !differs(gives(file)));
  throw new Mistake({
    what: "`image` isn't the picture in the file.",
    expected: pixel(file),
    came: pixel(image),
    cause: slip?.says ?? "Is it the right file, and does `image` hold what `loadImage` returns?",
  });
}

/** A mistake in standardising leaves the picture loaded. */
const SAME_PICTURE: ((image: tf.Tensor3D) => tf.Tensor)[] = [
  (image) => image,
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

/** How far apart the two are on average, both brought to the range 0-1: standardised or not, it is the same picture. */
function difference(a: tf.Tensor, b: tf.Tensor): number {
  return tf.tidy(() => {
    const scaled = (image: tf.Tensor) => {
      const { min, max } = rangeOf(image);
      return image
        .toFloat()
        .sub(Math.min(0, min))
        .div(Math.max(1e-9, max - Math.min(0, min)));
    };
    return scaled(a).sub(scaled(b)).abs().mean().dataSync()[0];
  });
}

function pixel(image: tf.Tensor): string {
  return `image[0][0] = [${Array.from(image.slice([0, 0, 0], [1, 1, 3]).dataSync()).join(", ")}]`;
}
