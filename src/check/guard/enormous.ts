// TensorFlow and JavaScript try to make a table of any size, in one step that cannot be stopped; the system then ends the
// whole notebook for it. While a check runs, they refuse.
import { tf } from "../../base/tf";
import { inTurn, wrap } from "./undo";

const MOST = 50_000_000; // numbers: 200 MB as a tensor

type Inputs = { [name: string]: { shape: number[]; size: number } | undefined };
type Attributes = { shape?: number[]; reps?: number[]; depth?: number } | undefined;

/** Until the function it returns is called, what would fill the memory in one step throws instead. */
export function refuseEnormousTables(): () => void {
  // biome-ignore lint/suspicious/noExplicitAny: the arguments of three different functions
  const guard = (owner: object, method: string, before: (self: any, ...args: any[]) => void) =>
    wrap(owner, method, (original) => {
      return function (this: unknown, ...args: unknown[]) {
        before(this, ...args);
        return original.apply(this, args);
      };
    });
  return inTurn([
    guard(tf.engine(), "runKernel", (_, kernel: string, inputs: Inputs, attributes: Attributes) => {
      refuse(resultSize(inputs, attributes), `The operation ${kernel} would make a tensor`);
    }),
    guard(Array.prototype, "fill", (list: unknown[]) => refuse(list.length, "This would fill a list")),
    guard(Array, "from", (_, from?: { length?: number }) =>
      refuse(from?.length ?? 0, "This would make a list"),
    ),
  ]);
}

function refuse(size: number, what: string): void {
  if (size <= MOST) return;
  throw new RangeError(
    `${what} of ${size.toLocaleString("en")} numbers: that is refused, it would fill the memory.`,
  );
}

/** How many numbers an operation deals with, for those whose result can be far larger than what they get. */
function resultSize({ a, b, ...others }: Inputs, { shape, reps, depth = 1 }: Attributes = {}): number {
  const sizes = [a, b, ...Object.values(others)].map((input) => input?.size ?? 0);
  if (shape) sizes.push(product(shape));
  if (reps) sizes.push(Math.max(...sizes) * product(reps));
  if (a && b) sizes.push(product(broadcast(a.shape, b.shape)));
  return Math.max(...sizes) * depth;
}

function product(numbers: number[]): number {
  return numbers.reduce((total, n) => total * n, 1);
}

/** The shape in which two tensors meet, the shorter one filled up with 1s from the left. */
function broadcast(a: number[], b: number[]): number[] {
  const rank = Math.max(a.length, b.length);
  const axis = (shape: number[], i: number) => shape[shape.length - rank + i] ?? 1;
  return Array.from({ length: rank }, (_, i) => Math.max(axis(a, i), axis(b, i)));
}
