// What the checks of picture values ask first.
import { tf } from "../../base/tf";
import { NotDone, waitsFor } from "../todo";
import { expect, Mistake } from "./finding";
import { asTable, TIDY } from "./table";

/** @throws Mistake if the value isn't a tensor; NotDone if it stands in for one */
export function asTensor(value: unknown, name: string): tf.Tensor {
  const waiting = waitsFor(value);
  if (waiting) throw new NotDone(waiting.exercise);
  if (!(value instanceof tf.Tensor)) {
    asTable(value, name); // says what is odd about a promise or about nothing at all
    const kind = typeof value === "object" ? "list" : typeof value;
    throw new Mistake({
      what: `${name} must be a tensor, but it is a ${kind}.`,
      cause:
        kind === "list"
          ? '`tf.tensor(list)` makes a tensor of it, `tf.tensor1d(list, "bool")` one of booleans.'
          : undefined,
    });
  }
  expect(!value.isDisposed, {
    what: `${name} has been disposed of.`,
    cause: TIDY,
  });
  return value;
}

/** The shape as it is printed. */
export const shapeOf = ({ shape }: tf.Tensor) => `[${shape.join(", ")}]`;

export interface Range {
  min: number;
  max: number;
}

export function rangeOf(tensor: tf.Tensor): Range {
  return tf.tidy(() => ({ min: tensor.min().dataSync()[0], max: tensor.max().dataSync()[0] }));
}

/**
 * The picture's middle rows, about a million pixels: they show what was done to it, and need little memory.
 * As many are left out above as below, so that upside down they are the same rows.
 */
export function middleRows(image: tf.Tensor): tf.Tensor3D {
  const [rows, columns, channels] = image.shape;
  const above = Math.max(0, Math.floor((rows - 1e6 / columns) / 2));
  return image.slice([above, 0, 0], [rows - 2 * above, columns, channels]) as tf.Tensor3D;
}
