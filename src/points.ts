// Points come as a tensor [N, D] or as plain lists; a wrong shape is explained here, once for all functions.
import { tf } from "./tf";

/** A tensor [N, D], or N lists of D numbers. */
export type Points = tf.Tensor | number[][];

/** About 16 MB of float32: pieces of this size keep memory flat and cost no time. */
const NUMBERS = 4_194_304;
/** Longer sums lose digits in float32. */
const ROWS = 65_536;

/**
 * @param name what the caller calls the argument, for the error message
 * @returns the points as a float32 tensor [N, D]
 * @throws if they are not two-dimensional, ragged, or empty
 */
export function asPoints(points: Points, name: string): tf.Tensor2D {
  const tensor = points instanceof tf.Tensor ? points : fromLists(points, name);
  if (tensor.isDisposed) throw new Error(`${name} has been disposed: run the cell that makes it again.`);
  if (tensor.rank !== 2) {
    throw new Error(`${name} must be 2-dimensional, [N, D], but its shape is [${tensor.shape}].`);
  }
  if (tensor.size === 0) throw new Error(`${name} is empty: its shape is [${tensor.shape}].`);
  return (tensor.dtype === "float32" ? tensor : tensor.toFloat()) as tf.Tensor2D;
}

function fromLists(lists: number[][], name: string): tf.Tensor {
  if (!Array.isArray(lists)) {
    throw new Error(`${name} must be a tensor or a list of points, but it is ${describe(lists)}.`);
  }
  if (!lists.every(Array.isArray))
    throw new Error(`${name} must be 2-dimensional, [N, D], like [[0, 0, 0]].`);
  const odd = lists.findIndex((point) => point.length !== lists[0].length);
  if (odd > 0) {
    throw new Error(
      `${name}[${odd}] has ${lists[odd].length} numbers, but ${name}[0] has ${lists[0].length}.`,
    );
  }
  return tf.tensor2d(lists, [lists.length, lists[0]?.length ?? 0], "float32");
}

function describe(value: unknown): string {
  return value === null || value === undefined ? String(value) : `of type ${typeof value}`;
}

/** @throws if `a` and `b` differ in their number of dimensions D */
export function sameDimension(a: tf.Tensor2D, b: tf.Tensor2D, nameA: string, nameB: string): void {
  if (a.shape[1] === b.shape[1]) return;
  throw new Error(
    `${nameA} and ${nameB} must have the same dimension D, but their shapes are [${a.shape}] and [${b.shape}].`,
  );
}

/**
 * Splits N rows into pieces, each small enough that a table of `width` numbers a row stays near 16 MB.
 * @returns the first row and the number of rows of each piece
 */
export function* pieces(N: number, width: number): Generator<{ start: number; size: number }> {
  const rows = Math.max(1, Math.min(ROWS, Math.floor(NUMBERS / width)));
  for (let start = 0; start < N; start += rows) yield { start, size: Math.min(rows, N - start) };
}
