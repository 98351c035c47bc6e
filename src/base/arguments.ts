// What the checks of arguments have in common. Cells are checked by the compiler, but a value can come from
// anywhere.
import { tf } from "./tf";

/** A value as one writes it in code: "16" is not 16. What is too long for that is named. */
export function inCode(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") return "a function";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** @throws unless the value is a whole number from `least` to `most` */
export function checkWhole(name: string, value: unknown, least = 1, most = Number.POSITIVE_INFINITY): void {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
  const range = most === Number.POSITIVE_INFINITY ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new Error(`${name} must be a whole number ${range}, not ${inCode(value)}.`);
}

/** @throws unless there is one for each of N points */
export function checkCount(N: number, count: number, what: string): void {
  if (count !== N) throw new Error(`There are ${N} points, but ${count} ${what}.`);
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

/** @throws unless the weights, where there are any, are N numbers of at least 0 that don't add up to 0 */
export function checkWeights(weights: tf.Tensor | undefined, N: number): void {
  if (weights === undefined) return;
  checkAlive(weights, "weights");
  checkCount(N, weights.size, "weights");
  checkFinite(weights, "weights");
  const values = weights.dataSync();
  const negative = values.findIndex((value) => value < 0);
  if (negative >= 0)
    throw new Error(`weights[${negative}] is ${values[negative]}: no weight can be negative.`);
  if (!values.some((value) => value > 0))
    throw new Error("All weights are 0: at least one point must count.");
}
