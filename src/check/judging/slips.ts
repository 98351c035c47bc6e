// What common slips give: families of them, for all exercises alike.
import { tf } from "../../base/tf";
import { type Numbers, sameShape, tableOf, tensorOf } from "./table";

/** What one gets who makes a mistake. */
export type Gives<Args> = (args: Args) => Numbers;
/** By what to tell them. */
type Family<Kind> = { [says: string]: Kind | Kind[] };
export type Slips<Args> = Family<Gives<Args>>;
type Change = (right: tf.Tensor) => tf.Tensor;

/** What each of a family gives here. */
export function each<Kind, Args>(
  family: Family<Kind>,
  gives: (kind: Kind) => Gives<Args> | Gives<Args>[],
): Slips<Args> {
  const all = (kinds: Kind | Kind[]) => ([kinds].flat() as Kind[]).flatMap(gives);
  return Object.fromEntries(Object.entries(family).map(([says, kinds]) => [says, all(kinds)]));
}

/** What each change of a family makes of the right numbers. */
export function changed<Args>(family: Family<Change>, right: Gives<Args>): Slips<Args> {
  return each(family, (change) => (args: Args) => change(tensorOf(right(args))));
}

/** What may become of the right numbers, whatever they are. */
const RESULTS: Family<Change> = {
  "Everything is still 0: are the results stored in it, and is it of type `float32`?": (right) =>
    right.mul(0),
  "The values are rounded to whole numbers: an `int32` table can't hold fractions. Use `float32`.": [
    (right) => right.round(),
    (right) => right.floor(),
  ],
  "Rows and columns are swapped: `transpose()` turns them around.": (right) =>
    right.rank === 2 ? right.transpose() : right,
};

/** What may become of colours, a row for each of them. */
export const COLOURS: Family<Change> = {
  "Red and blue are swapped: the channels are red, green and blue, in this order.": (right) =>
    right.reverse(-1),
  "All channels show red: each has a column of its own.": (right) =>
    tf.gather(right, [0, 0, 0], right.rank - 1),
  "The channels are mixed to grey: keep red, green and blue apart.": (right) =>
    right.mul(0).add(right.mean(-1, true)),
  "The values go from 0 to 255: leave them from 0 to 1.": [
    (right) => right.mul(255),
    (right) => right.mul(255).round(),
    (right) => right.mul(255).floor(),
    (right) => right.mul(256).floor(),
  ],
  "The colours are those of the cluster before, or of the one after: labels count from 0.": [
    (right) => right.slice(1).concat(right.slice(0, 1)),
    (right) => right.slice(right.shape[0] - 1).concat(right.slice(0, right.shape[0] - 1)),
  ],
};

/**
 * The slips that every exercise shares.
 * @param lists by the name of an argument, what it has one of for each of its rows: loops leave out the first or the last one
 */
export function common<Args>(right: Gives<Args>, lists: { [name in keyof Args]?: string }): Slips<Args> {
  const short = (args: Args, name: keyof Args, from: number, to?: number) =>
    tensorOf(right({ ...args, [name]: (args[name] as unknown[]).slice(from, to) }));
  const without = (name: keyof Args, from: number, to?: number): Gives<Args>[] => [
    (args) => short(args, name, from, to),
    (args) => padded(short(args, name, from, to), tableOf(right(args)).shape, from > 0),
  ];
  const leftOut = (Object.keys(lists) as (keyof Args)[]).flatMap((name) => [
    [`The last ${lists[name]} is left out: where does the loop end?`, without(name, 0, -1)],
    [`The first ${lists[name]} is left out: where does the loop begin?`, without(name, 1)],
  ]);
  return { ...Object.fromEntries(leftOut), ...changed(RESULTS, right) };
}

/** Filled up with zeros, before or after, as a table is that was made before the loop. */
function padded(short: tf.Tensor, shape: number[], isBefore: boolean): tf.Tensor {
  if (sameShape(short, { shape })) return short;
  if (short.rank < shape.length) return tf.zeros(shape); // nothing is left
  const missing = shape.map((n, axis) => n - short.shape[axis]);
  return short.pad(missing.map((n) => (isBefore ? [n, 0] : [0, n])));
}
