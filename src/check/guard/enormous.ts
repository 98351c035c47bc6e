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
    wrap(owner, method, (original, self, args) => {
      before(self, ...args);
      return Reflect.apply(original, self, args);
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
  if (shape) sizes.push(tf.util.sizeFromShape(shape));
  if (reps) sizes.push(Math.max(...sizes) * tf.util.sizeFromShape(reps));
  if (a && b) sizes.push(tf.util.sizeFromShape(together(a.shape, b.shape)));
  return Math.max(...sizes) * depth;
}

/** The shape in which two tensors meet: axis by axis from the last one, and 1 where the shorter one has no axis. */
function together(a: number[], b: number[]): number[] {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return long.map((length, i) => Math.max(length, short[i + short.length - long.length] ?? 1));
}
