import { tf } from "../../base/tf";
import { digits } from "../judging/table";
import { asTensor, firstOf, rangeOf } from "../judging/tensors";

/**
 * @param answer the variable image
 * @param file what was loaded: [rows, columns, 3], int32
 * @throws Mistake unless the values have been divided by 255
 */
export function verifyStandardise(answer: unknown, file: tf.Tensor3D): void {
  const image = asTensor(answer, "image");
  const { min, max } = rangeOf(image);
  const whole = rangeOf(file);
  const isNear = (value: number, right: number) => Math.abs(value - right) < 2e-4;
  const came = `from ${digits(min)} to ${digits(max)}, ${image.dtype}`;
  const expected = `from ${digits(whole.min / 255)} to ${digits(whole.max / 255)}, float32`;
  const say = (what: string, cause?: string) => ({ what, expected, came, cause });
  firstOf([
    [
      max === whole.max && max > 1,
      say(
        "The values are still those of the file, from 0 to 255.",
        "Divide by 255: `image.div(255)`. A tensor never changes, so store the result: `image = …`.",
      ),
    ],
    [
      image.dtype !== "float32",
      say(
        "The values are whole numbers, which have no room between 0 and 1.",
        "Divide without rounding, `image.div(255)`, and don't turn the result into `int32`.",
      ),
    ],
    [
      min < 0,
      say(
        "Some values are negative.",
        "Nothing needs to be subtracted, neither the mean nor a half: only divide by 255.",
      ),
    ],
    [
      isNear(max, whole.max / 255 / 255),
      say(
        "The values are far too small: they have been divided by 255 twice.",
        "Run the whole cell again, from the line that loads the picture, and divide once.",
      ),
    ],
    [
      isNear(max, whole.max / 256),
      say("The values don't quite reach 1.", "The largest value in a file is 255, not 256: divide by 255."),
    ],
    [
      max > 1.0001,
      say("The largest value is above 1.", "The largest value in a file is 255: divide by 255."),
    ],
    [
      !isNear(max, whole.max / 255) || meanDiffers(image, file),
      say(
        "The values are in the range, but not those of the picture.",
        "Every value is divided by 255, so that 0 stays 0 and 255 becomes 1.",
      ),
    ],
  ]);
}

function meanDiffers(image: tf.Tensor, file: tf.Tensor): boolean {
  return tf.tidy(() => image.mul(255).sub(file).abs().mean().dataSync()[0] > 0.05);
}
