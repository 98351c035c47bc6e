// What the checks of picture values ask first.
import { tf } from "../../base/tf";
import { NotDone, waitsFor } from "../todo";
import { expect, type Finding, Mistake } from "./finding";
import { asTable } from "./table";

/** @throws Mistake if the value isn't a tensor; NotDone if it stands in for one */
export function asTensor(value: unknown, name: string): tf.Tensor {
  const waiting = waitsFor(value);
  if (waiting) throw new NotDone(waiting.exercise);
  if (!(value instanceof tf.Tensor)) {
    asTable(value, name); // says what is odd about a promise or about nothing at all
    const kind = typeof value === "object" ? "list" : typeof value;
    throw new Mistake({
      what: `${name} must be a tensor, but it is a ${kind}.`,
      cause: kind === "list" ? "`tf.tensor(list)` makes a tensor of it." : undefined,
    });
  }
  expect(!value.isDisposed, {
    what: `${name} has been disposed.`,
    cause: "Run the cell again, and leave out `dispose()` and `tf.tidy()`: memory is given back by itself.",
  });
  return value;
}

/** @throws Mistake if the student's code has disposed of what it was given */
export function notDisposed(inputs: unknown[], input: string): void {
  expect(!inputs.some((value) => value instanceof tf.Tensor && value.isDisposed), {
    what: "Your code disposes of its input, which is still needed afterwards.",
    input,
    cause: "Leave out `dispose()`: memory is given back by itself.",
  });
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

/** The finding of the first question that is answered with yes. */
export function firstOf(findings: [applies: boolean, finding: Finding][]): void {
  const found = findings.find(([applies]) => applies);
  if (found) throw new Mistake(found[1]);
}
