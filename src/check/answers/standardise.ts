import { tf } from "../../base/tf";
import { explain, type Question } from "../judging/explain";
import type { Slips } from "../judging/slips";
import { asTensor, digits, near, same, sameShape, type Table, tableOf } from "../judging/table";
import { explainsBy, type Picture } from "./load";

const SLIPS: Slips<Picture> = {
  "The values are still those of the file, from 0 to 255. Divide by 255: `image.div(255)`. A tensor never changes, so store the result: `image = …`.":
    ({ file }) => file,
  "The values are far too small: they have been divided by 255 twice. Run the whole cell again, from the line that loads the picture, and divide once.":
    ({ file }) => file.div(255).div(255),
  "The values don't quite reach 1. The largest value in a file is 255, not 256: divide by 255.": ({ file }) =>
    file.div(256),
  "The picture is a negative: 0 has become 1, and 255 has become 0. Only divide by 255: nothing is to be subtracted from 1.":
    ({ file }) => tf.sub(1, file.div(255)),
};

const rangeOf = (image: tf.Tensor) => [image.min().dataSync()[0], image.max().dataSync()[0]];
const shown = (image: tf.Tensor) => `from ${rangeOf(image).map(digits).join(" to ")}, ${image.dtype}`;

/** What the type and the range of the values say. */
function otherwise({ image, file }: Picture): string {
  const [min, max] = rangeOf(image);
  if (!sameShape(image, file))
    return "Standardising changes the values only: every value of the file stays in its place.";
  if (min < 0)
    return "Some values are negative. Nothing needs to be subtracted, neither the mean nor a half: only divide by 255.";
  if (max > 1.0001) return "The largest value is above 1. The largest value in a file is 255: divide by 255.";
  return "The values lie between 0 and 1, but they aren't the picture's values divided by 255: nothing else is done to them.";
}

function fits({ values }: Table, { image, file }: Picture): boolean {
  const whole = file.dataSync();
  const isRight = (value: number, i: number) => near(value, whole[i] / 255, 2e-4);
  return image.dtype === "float32" && sameShape(image, file) && Array.prototype.every.call(values, isRight);
}

const QUESTION: Question<Picture> = {
  name: "image",
  right: ({ file }) => file.div(255),
  slips: SLIPS,
  fits,
  explains: explainsBy((image, other) => same(tableOf(image), tableOf(other), 2e-4)),
  shown: (_, { image, file }) => ({ expected: shown(file.div(255)), came: shown(image) }),
  otherwise: ([{ args }]) => otherwise(args),
};

/** @throws Mistake unless the variable image holds the values of the file divided by 255 */
export function verifyStandardise(answer: unknown, file: tf.Tensor3D): void {
  const image = asTensor(answer, "image");
  explain(QUESTION, [{ args: { image, file }, input: "", came: tableOf(image) }], "");
}
