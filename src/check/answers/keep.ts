import type { tf } from "../../base/tf";
import { expect, Mistake } from "../judging/finding";
import { asTensor, shapeOf } from "../judging/tensors";
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
  const isDraw = keep.dtype === "float32" && keep.min().dataSync()[0] !== keep.max().dataSync()[0];
  expect(!isDraw, {
    what: "keep still holds numbers: they haven't been compared with anything yet.",
    cause: "`less(0.001)` compares all of them at once, and gives true or false for each.",
  });
  const kept = positions(keep);
  rightShare(kept.length / N, N);
  expect(keep.dtype === "bool", {
    what: `keep must contain booleans, but its type is ${keep.dtype}.`,
    cause: "`toBool()` makes true and false of 1 and 0.",
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

const PART = "0.1 % is one in a thousand: compare numbers drawn evenly between 0 and 1 with 0.001.";

/** Chance may give some more or less: five standard deviations. */
function rightShare(share: number, N: number): void {
  const room = 5 * Math.sqrt((SHARE * (1 - SHARE)) / N);
  if (Math.abs(share - SHARE) <= Math.max(room, SHARE / 10)) return;
  const percent = `${Number((100 * share).toPrecision(3))} %`;
  const [what, cause] = slipIn(share) ?? [`keep is true for ${percent} of the pixels.`, PART];
  throw new Mistake({ what, expected: "about 0.1 %", came: percent, cause });
}

function slipIn(share: number): [what: string, cause: string] | undefined {
  const isAbout = (value: number) => Math.abs(share - value) < value / 5;
  if (share === 0) return ["keep is false for every pixel.", EACH];
  if (share === 1)
    return [
      "keep is true for every pixel.",
      `As a mask, every number but 0 counts as true: compare them with 0.001, \`less(0.001)\`. ${EACH}`,
    ];
  if (1 - share < 5 * SHARE)
    return [
      "keep is the wrong way round: it throws away what it should keep.",
      "True must be the rare case: `less(0.001)`, not `greater(0.001)`, and not `less(0.999)`.",
    ];
  if (isAbout(0.5))
    return [
      "keep is true for half of the pixels.",
      `${PART} (\`randomUniform\` draws evenly; \`randomNormal\` doesn't, half of its numbers are below 0.)`,
    ];
  return undefined;
}

const EACH = "Draw a number of its own for each pixel, evenly between 0 and 1, and compare it with 0.001.";

/** Random positions are not in one piece, and not at equal steps. */
function random(kept: number[], N: number): void {
  if (kept.length <= 5) return;
  const steps = new Set(kept.slice(1).map((position, i) => position - kept[i]));
  expect(kept[kept.length - 1] - kept[0] >= N / 10, {
    what: "The kept pixels all lie in one part of the picture.",
    cause: "Draw a random number for each pixel, so that they come from everywhere.",
  });
  expect(steps.size > 3, {
    what: "The kept pixels are evenly spaced.",
    cause: "Draw a random number for each pixel: a regular pattern can miss what is regular in a picture.",
  });
}
