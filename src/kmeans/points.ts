// Points come as a tensor [N, D] or as plain lists; what is wrong with them is explained here, once for all functions.
import { inCode } from "../base/arguments";
import { tf } from "../base/tf";

/** A tensor [N, D], or N lists of D numbers. */
export type Points = tf.Tensor | number[][];

/** About 16 MB of float32: pieces of this size keep memory flat and cost no time. */
export const NUMBERS = 4_194_304;
/** Longer sums lose digits in float32. */
const ROWS = 65_536;

/**
 * @param name what the caller calls the argument, for the error message
 * @returns the points as a float32 tensor [N, D]
 * @throws if they are not two-dimensional, ragged, empty, or hold what is no finite number
 */
export function asPoints(points: Points, name: string): tf.Tensor2D {
  const tensor = points instanceof tf.Tensor ? checked(points, name) : fromLists(points, name);
  return (tensor.dtype === "float32" ? tensor : tensor.toFloat()) as tf.Tensor2D;
}

function checked(tensor: tf.Tensor, name: string): tf.Tensor {
  checkAlive(tensor, name);
  if (tensor.rank !== 2) {
    throw new Error(`${name} must be 2-dimensional, [N, D], but its shape is [${tensor.shape}].`);
  }
  if (tensor.size === 0) throw new Error(`${name} is empty: its shape is [${tensor.shape}].`);
  if (tensor.dtype === "float32") checkFinite(tensor, name);
  else if (tensor.dtype !== "int32" && tensor.dtype !== "bool") {
    throw new Error(`${name} must hold numbers, but its type is ${tensor.dtype}.`);
  }
  return tensor;
}

/** @throws if the tensor has been given back: its values are gone */
export function checkAlive(tensor: tf.Tensor, name: string): void {
  if (tensor.isDisposed) throw new Error(`${name} has been disposed: run the cell that makes it again.`);
}

/** A tensor's values never change: those found finite once stay so. */
const finite = new WeakSet<object>();

/** @throws if a value of a float32 tensor is NaN or infinite, with its place */
export function checkFinite(tensor: tf.Tensor, name: string): void {
  if (finite.has(tensor.dataId)) return;
  const sum = tf.tidy(() => tensor.sum().dataSync()[0]); // NaN and Infinity survive any sum, which is quick to make
  if (!Number.isFinite(sum)) checkNumbers(tensor.dataSync(), tensor.shape, name);
  finite.add(tensor.dataId);
}

/** @throws if a value is no finite number, with its place */
export function checkNumbers(values: ArrayLike<unknown>, shape: number[], name: string): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    const place = `${name}${indices(i, shape)}`;
    throw new Error(`${place} is ${inCode(values[i])}: it must be a finite number (x / 0 gives none).`);
  }
}

/** The place of a tensor's i-th value, as in `[2][0]`. */
function indices(i: number, shape: number[]): string {
  const size = shape[shape.length - 1] ?? 1;
  return shape.length === 0 ? "" : `${indices(Math.floor(i / size), shape.slice(0, -1))}[${i % size}]`;
}

function fromLists(lists: number[][], name: string): tf.Tensor {
  if (!Array.isArray(lists)) {
    throw new Error(`${name} must be a tensor or a list of points, but it is ${inCode(lists)}.`);
  }
  if (!lists.every(Array.isArray)) {
    throw new Error(`${name} must be 2-dimensional, [N, D], like [[0, 0, 0]].`);
  }
  const [N, D] = [lists.length, lists[0]?.length ?? 0];
  const odd = lists.findIndex((point) => point.length !== D);
  if (odd > 0) throw new Error(`${name}[${odd}] has ${lists[odd].length} numbers, but ${name}[0] has ${D}.`);
  if (D === 0) throw new Error(`${name} is empty: its shape is [${[N, D]}].`);
  const values = lists.flat();
  checkNumbers(values, [N, D], name);
  return tf.tensor2d(values, [N, D], "float32");
}

/** As `asPoints`, for colours: red, green and blue, [N, 3]. */
export function asColours(colours: Points, name: string): tf.Tensor2D {
  const points = asPoints(colours, name);
  if (points.shape[1] === 3) return points;
  throw new Error(`${name} must have the shape [N, 3], red, green and blue, not [${points.shape}].`);
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
