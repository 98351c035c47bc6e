// A tensor taken for a number or a list gives no error in JavaScript, but NaN or undefined somewhere further on. While a
// check runs the student's code, such uses are noted; what they give stays what it was.
import { tf } from "../../base/tf";
import { inTurn, replace } from "./undo";

const AS_NUMBER =
  "A tensor stands where a number belongs. Operators and `Math` are for numbers; a tensor has methods: `t.sqrt()`, " +
  "`t.square()`, `t.add(u)`, `t.less(u)`. The number in a tensor with a single value is `t.dataSync()[0]`.";
const AS_LIST =
  "A tensor can't be indexed with `[i]`, and it never changes: `const list = t.arraySync()` makes lists of it, and " +
  "`tf.tensor(list)` a tensor of lists. `t.slice(…)` and `tf.gather(t, …)` take out rows.";
const MOST = 32; // indices that are watched

let noted: string | undefined;

/** How a tensor was misused first, since the watch began. */
export const misuse = () => noted;

/** @returns how to end the watch */
export function watchForMisuse(): () => void {
  noted = undefined;
  const note = (what: string) => {
    noted ??= what;
  };
  return inTurn([
    replace(tf.Tensor.prototype, Symbol.toPrimitive, {
      value(this: tf.Tensor, hint: string) {
        if (hint !== "string") note(AS_NUMBER);
        return hint === "number" ? Number.NaN : this.toString();
      },
    }),
    ...Array.from({ length: MOST }, (_, i) =>
      replace(tf.Tensor.prototype, i, { get: () => note(AS_LIST), set: () => note(AS_LIST) }),
    ),
  ]);
}
