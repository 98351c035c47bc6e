import { tf } from "../../base/tf";
import { Mistake } from "../judging/finding";
import { digits } from "../judging/table";
import { asTensor, middleRows, rangeOf, shapeOf } from "../judging/tensors";

interface Slip {
  gives: (file: tf.Tensor3D) => tf.Tensor;
  what: string;
  says: string;
}

const SLIPS: Slip[] = [
  {
    gives: (file) => file,
    what: "The values are still those of the file, from 0 to 255.",
    says: "Divide by 255: `image.div(255)`. A tensor never changes, so store the result: `image = …`.",
  },
  {
    gives: (file) => file.div(255).div(255),
    what: "The values are far too small: they have been divided by 255 twice.",
    says: "Run the whole cell again, from the line that loads the picture, and divide once.",
  },
  {
    gives: (file) => file.div(256),
    what: "The values don't quite reach 1.",
    says: "The largest value in a file is 255, not 256: divide by 255.",
  },
  {
    gives: (file) => tf.sub(1, file.div(255)),
    what: "The picture is a negative: 0 has become 1, and 255 has become 0.",
    says: "Only divide by 255: nothing is to be subtracted from 1.",
  },
];

/**
 * @param answer the variable image
 * @param file what was loaded: [rows, columns, 3], int32
 * @throws Mistake unless the values have been divided by 255
 */
export function verifyStandardise(answer: unknown, file: tf.Tensor3D): void {
  const image = asTensor(answer, "image");
  if (image.shape.join() !== file.shape.join())
    throw new Mistake({
      what: `image has the shape ${shapeOf(image)}, but the picture has the shape ${shapeOf(file)}.`,
      cause: "Standardising changes the values only: every value of the file stays in its place.",
    });
  if (image.dtype === "float32" && isStandardised(image.dataSync(), file.dataSync())) return;
  const [middle, fileMiddle] = [middleRows(image), middleRows(file)];
  const isLike = (other: tf.Tensor) => middle.sub(other).abs().max().dataSync()[0] < 2e-4;
  const [now, whole] = [rangeOf(image), rangeOf(file)];
  const slip = SLIPS.find(({ gives }) => isLike(gives(fileMiddle))) ?? slipInRange(image, now);
  throw new Mistake({
    what: slip.what,
    expected: `from ${digits(whole.min / 255)} to ${digits(whole.max / 255)}, float32`,
    came: `from ${digits(now.min)} to ${digits(now.max)}, ${image.dtype}`,
    cause: slip.says,
  });
}

function isStandardised(values: ArrayLike<number>, file: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) {
    if (!(Math.abs(values[i] - file[i] / 255) < 2e-4)) return false;
  }
  return true;
}

/** What the type and the range of the values say. */
function slipInRange(image: tf.Tensor, { min, max }: { min: number; max: number }) {
  if (image.dtype !== "float32")
    return {
      what: "The values are whole numbers (int32), so there is nothing between 0 and 1.",
      says: "Divide without rounding, `image.div(255)`, and don't turn the result into `int32`.",
    };
  if (min < 0)
    return {
      what: "Some values are negative.",
      says: "Nothing needs to be subtracted, neither the mean nor a half: only divide by 255.",
    };
  if (max > 1.0001)
    return {
      what: "The largest value is above 1.",
      says: "The largest value in a file is 255: divide by 255.",
    };
  return {
    what: "The values lie between 0 and 1, but they aren't the picture's values divided by 255.",
    says: "Every value is divided by 255, so that 0 stays 0 and 255 becomes 1; nothing else is done to it.",
  };
}
