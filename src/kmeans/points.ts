// Points come as a tensor [N, D] or as plain lists; what is wrong with them is explained here, once for all
// functions.
import { checkAlive, checkCount, checkFinite, checkNumbers, inCode } from "../base/arguments";
import { tf } from "../base/tf";

/** A tensor [N, D], or N lists of D numbers. */
export type Points = tf.Tensor | number[][];

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
  checkDigits(values, D, name);
  return tf.tensor2d(values, [N, D], "float32");
}

/**
 * @throws if float32, which holds seven digits, would not tell the numbers of a column apart, or can't hold
 * one at all
 */
function checkDigits(values: number[], D: number, name: string): void {
  for (let d = 0; d < D; d++) {
    let [low, high, lost, worst] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
    for (let i = d; i < values.length; i += D) {
      [low, high] = [Math.min(low, values[i]), Math.max(high, values[i])];
      const error = Math.abs(Math.fround(values[i]) - values[i]);
      if (error > lost) [lost, worst] = [error, i];
    }
    if (lost <= 0.01 * (high - low) || (high === low && lost < Number.POSITIVE_INFINITY)) continue;
    const place = `${name}[${Math.floor(worst / D)}][${d}] is ${values[worst]}, but float32 makes ${Math.fround(values[worst])} of it`;
    throw new Error(`${place}: subtract one number, like ${low}, from all of column ${d} first.`);
  }
}

/** As `asPoints`, for colours: red, green and blue, [N, 3]. */
export function asColours(colours: Points, name: string): tf.Tensor2D {
  const points = asPoints(colours, name);
  if (points.shape[1] === 3) return points;
  throw new Error(`${name} must have the shape [N, 3], red, green and blue, not [${points.shape}].`);
}

/**
 * Two sets of points, by what the caller calls them, as `asPoints` makes them.
 * @throws if they differ in their number of dimensions D
 */
export function inOneSpace(sets: { [name: string]: Points }): tf.Tensor2D[] {
  const [a, b] = Object.entries(sets).map(([name, points]) => asPoints(points, name));
  if (a.shape[1] === b.shape[1]) return [a, b];
  const names = Object.keys(sets).join(" and ");
  throw new Error(
    `${names} must have the same dimension D, but their shapes are [${a.shape}] and [${b.shape}].`,
  );
}

/**
 * @param N how many there must be: one for each point
 * @throws unless `labels` is a tensor of N whole numbers from 0 to K - 1
 */
export function checkLabels(labels: tf.Tensor, K: number, N?: number): void {
  if (!(labels instanceof tf.Tensor)) {
    throw new Error(
      `labels must be a tensor, but it is ${inCode(labels)}: tf.tensor1d(list, "int32") makes one.`,
    );
  }
  checkAlive(labels, "labels");
  if (N !== undefined) checkCount(N, labels.size, "labels");
  if (labels.dtype === "int32" && areLabels(labels, K)) return;
  const values = labels.dataSync();
  const i = values.findIndex((value) => !(value >= 0 && value < K && Number.isInteger(value)));
  const range = Number.isFinite(K) ? `: with K = ${K} they are whole numbers from 0 to ${K - 1}` : "";
  if (i >= 0) throw new Error(`labels[${i}] is ${values[i]}, which is no label${range}.`);
}

/** Whether whole numbers are all from 0 to K - 1: the least and the greatest tell, without a copy of all. */
function areLabels(labels: tf.Tensor, K: number): boolean {
  return tf.tidy(() => labels.min().dataSync()[0] >= 0 && labels.max().dataSync()[0] < K);
}

/**
 * Where to measure coordinates from. Far from the origin the squares of coordinates lose, in float32, the
 * digits in which points differ: 1,000,001² - 1,000,000² comes out as 0. So k-means first subtracts a place
 * amid the points, as scikit-learn does. It is the origin itself unless the points are farther from it than
 * from each other.
 * @param points [N, D]
 * @returns [D], exact to subtract: a multiple of a power of two that is larger than the points are apart
 */
export function middleOf(points: tf.Tensor2D): Float32Array {
  const middle = middles.get(points.dataId) ?? findMiddle(points);
  middles.set(points.dataId, middle);
  return middle;
}

/** The points as seen from `middle`. */
export function centred(points: tf.Tensor, middle: Float32Array): tf.Tensor2D {
  return (middle.some((value) => value !== 0) ? points.sub(middle) : points) as tf.Tensor2D;
}

/** The same, and a last coordinate, 1, to add a constant by: [N, D + 1]. */
export function augmented(points: tf.Tensor, middle: Float32Array): tf.Tensor2D {
  return centred(points, middle).pad([[0, 0], [0, 1]], 1); // biome-ignore format: as a table
}

/** A tensor's values never change: its middle is looked for once. */
const middles = new WeakMap<object, Float32Array>();

function findMiddle(points: tf.Tensor2D): Float32Array {
  return tf.tidy(() => {
    const rows = Math.min(points.shape[0], 64); // a few tell, wherever they are
    const step = Math.floor(points.shape[0] / rows);
    const some = tf.gather(points, tf.range(0, rows * step, step, "int32"));
    const [low, high] = [some.min(0), some.max(0)];
    const unit = powerOfTwo(high.sub(low).max().dataSync()[0]) * 4;
    const middle = low.div(2).add(high.div(2));
    return (unit > 0 ? middle.div(unit).round().mul(unit) : middle).dataSync<"float32">();
  });
}

/**
 * The unit to measure coordinates in so that their squares stay in float32's range, which ends at 1e-38 and
 * 1e38.
 * @returns the power of two at or below the largest coordinate, because to divide by it costs no digits; 1 if
 *   all are 0
 */
export function unitOf(...coordinates: tf.Tensor[]): number {
  const largest = coordinates.map((tensor) => tf.tidy(() => tensor.abs().max().dataSync()[0]));
  return powerOfTwo(Math.max(...largest)) || 1;
}

/** The power of two at or below a number; 0 for 0. */
export function powerOfTwo(value: number): number {
  return value === 0 ? 0 : 2 ** Math.floor(Math.log2(value));
}

/** Longer sums lose digits in float32. */
const MOST_ROWS = 65_536;
/** About 16 MB of float32: memory stays flat, and there are not too many pieces. */
const MOST_NUMBERS = 4_194_304;

/**
 * The rows of tensors in pieces, each small enough that a table of `width` numbers a row stays near 16 MB.
 * @param tensors [N, …] each
 * @returns piece after piece, the same rows of each tensor: good until the next piece
 */
export function* pieces(width: number, ...tensors: tf.Tensor[]): Generator<tf.Tensor[]> {
  const N = tensors[0].shape[0];
  const size = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_NUMBERS / width)));
  if (N <= size) return yield tensors;
  const lists = tensors.map((tensor) => (tf.getBackend() === "wasm" ? tensor.dataSync() : undefined));
  for (let start = 0; start < N; start += size) {
    const piece = tensors.map((tensor, i) => cut(tensor, start, Math.min(size, N - start), lists[i]));
    try {
      yield piece;
    } finally {
      tf.dispose(piece);
    }
  }
}

/**
 * Some rows of a tensor, from the list of its values: native TensorFlow cuts lists without copying, while
 * WebAssembly would copy a whole tensor for each slice.
 */
function cut(tensor: tf.Tensor, start: number, rows: number, values?: tf.TypedArray): tf.Tensor {
  const width = tensor.size / tensor.shape[0];
  const shape = [rows, ...tensor.shape.slice(1)];
  if (values) return tf.tensor(values.subarray(start * width, (start + rows) * width), shape, tensor.dtype);
  return tf.tidy(() => tf.slice(tensor.flatten(), start * width, rows * width).reshape(shape));
}
