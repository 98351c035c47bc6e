import type { tf } from "../../base/tf";
import { expect } from "../judging/finding";
import { asTensor, firstOf, shapeOf } from "../judging/tensors";
import { NotDone, waitsFor } from "../todo";

const SHARE = 0.001;

/**
 * @param answer the variable keep
 * @param pixels [N, D]
 * @throws Mistake unless keep is a random mask, [N], that is true for about 0.1 %
 */
export function verifyKeep(answer: unknown, pixels: unknown): void {
  const waiting = waitsFor(pixels);
  if (waiting) throw new NotDone(waiting.exercise);
  const keep = asTensor(answer, "keep");
  const N = asTensor(pixels, "pixels").shape[0];
  expect(keep.shape.length === 1 && keep.size === N, {
    what: `keep has the shape ${shapeOf(keep)}, but it must have one value for each pixel: [${N}].`,
    cause: misshapen(keep, N),
  });
  const kept = positions(keep);
  rightShare(kept.length / N, N);
  expect(keep.dtype === "bool", {
    what: `keep must contain booleans, but its type is ${keep.dtype}.`,
    cause:
      keep.dtype === "float32"
        ? "Compare the random numbers with 0.001: `less(0.001)` gives true or false."
        : "`toBool()` makes true and false of 1 and 0.",
  });
  random(kept, N);
}

function misshapen({ size, dtype }: tf.Tensor, N: number): string {
  if (size === N) return "`squeeze()` drops an axis of length 1.";
  if (size > N) return "Each pixel has three values, but is kept or not as a whole: use `pixels.shape[0]`.";
  if (dtype !== "bool" && size > 1)
    return "Are these the positions of the pixels to keep? A mask says yes or no for every pixel.";
  return "Draw as many random numbers as there are pixels, `pixels.shape[0]`.";
}

function positions(keep: tf.Tensor): number[] {
  const values = keep.dataSync();
  const kept: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i]) kept.push(i);
  return kept;
}

/** Chance may give some more or less: five standard deviations. */
function rightShare(share: number, N: number): void {
  const came = `${Number((100 * share).toPrecision(3))} %`;
  const say = (what: string, cause: string) => ({ what, expected: "about 0.1 %", came, cause });
  const room = 5 * Math.sqrt((SHARE * (1 - SHARE)) / N);
  if (Math.abs(share - SHARE) <= Math.max(room, SHARE / 10)) return;
  const isAbout = (value: number) => Math.abs(share - value) < value / 5;
  firstOf([
    [
      share === 0,
      say("keep is false for every pixel.", "Draw numbers between 0 and 1, and compare with 0.001."),
    ],
    [
      share === 1,
      say(
        "keep is true for every pixel.",
        "Compare the random numbers with 0.001, `less(0.001)`: most are larger. (As a mask, every number but 0 counts as true.)",
      ),
    ],
    [
      1 - share < 5 * SHARE,
      say(
        "keep is the wrong way round: it throws away what it should keep.",
        "True must be the rare case: `less(0.001)`, not `greater(0.001)`, and not `less(0.999)`.",
      ),
    ],
    [isAbout(0.1), say("keep is true for 10 % of the pixels.", "0.1 % is one in a thousand, 0.001.")],
    [isAbout(0.01), say("keep is true for 1 % of the pixels.", "0.1 % is one in a thousand, 0.001.")],
    [
      isAbout(0.5),
      say(
        "keep is true for half of the pixels.",
        "0.1 % is one in a thousand: compare the random numbers with 0.001.",
      ),
    ],
    [
      true,
      say(
        "keep is not true for 0.1 % of the pixels.",
        "0.1 % is one in a thousand: compare numbers drawn between 0 and 1 with 0.001.",
      ),
    ],
  ]);
}

/** Random positions are not in one piece, and not at equal steps. */
function random(kept: number[], N: number): void {
  const steps = new Set(kept.slice(1).map((position, i) => position - kept[i]));
  const span = kept[kept.length - 1] - kept[0];
  firstOf([
    [
      kept.length > 5 && span < N / 10,
      {
        what: "The pixels that are kept lie all in one part of the picture.",
        cause: "Draw a random number for each pixel, so that they come from everywhere.",
      },
    ],
    [
      kept.length > 5 && steps.size <= 3,
      {
        what: "The pixels that are kept follow a fixed step.",
        cause:
          "Draw a random number for each pixel: a regular pattern can miss what is regular in a picture.",
      },
    ],
  ]);
}
