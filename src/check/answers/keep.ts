import type { tf } from "../../base/tf";
import { expect, Mistake } from "../judging/finding";
import { asTensor, shapeOf } from "../judging/table";
import { needs } from "../todo";

const SHARE = 0.001;
const EACH = "Draw a number of its own for each pixel, evenly between 0 and 1, and compare it with 0.001.";

/**
 * @param answer the variable keep
 * @param pixels [N, D]
 * @throws Mistake unless keep is a random mask, [N], that is true for about 0.1 %
 */
export function verifyKeep(answer: unknown, pixels: unknown): void {
  needs(pixels);
  const keep = asTensor(answer, "keep");
  const N = asTensor(pixels, "pixels").shape[0];
  expect(keep.rank === 1 && keep.size === N, {
    what: `keep has the shape ${shapeOf(keep)}, but it must have one value for each pixel: [${N}].`,
    cause: misshapen(keep, N),
  });
  const values = keep.dataSync();
  expect(keep.dtype !== "float32" || values.every((value) => value === values[0]), {
    what: "keep still holds numbers: they haven't been compared with anything yet.",
    cause: "`less(0.001)` compares all of them at once, and gives true or false for each.",
  });
  const kept: number[] = [];
  for (let i = 0; i < N; i++) if (values[i]) kept.push(i);
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

/** Chance may give some more or less: five standard deviations. */
function rightShare(share: number, N: number): void {
  const room = 5 * Math.sqrt((SHARE * (1 - SHARE)) / N);
  if (Math.abs(share - SHARE) <= Math.max(room, SHARE / 10)) return;
  const came = `${Number((100 * share).toPrecision(3))} %`;
  throw new Mistake({
    what: `keep is true for ${came} of the pixels.`,
    expected: "about 0.1 %",
    came,
    cause: reasonFor(share),
  });
}

function reasonFor(share: number): string {
  if (share === 0) return `It is false for every pixel. ${EACH}`;
  if (share === 1) return `It is true for every pixel: as a mask, every number but 0 counts as true. ${EACH}`;
  if (1 - share < 5 * SHARE)
    return "It is the wrong way round: true must be the rare case, `less(0.001)`, not `greater(0.001)`, and not `less(0.999)`.";
  return "0.1 % is one in a thousand: compare numbers drawn evenly between 0 and 1 (`randomUniform`, not `randomNormal`) with 0.001.";
}

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
