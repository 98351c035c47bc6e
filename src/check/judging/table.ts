// Answers as plain numbers, whether they came as tensors or as nested lists.
import { tf } from "../../base/tf";
import { needs } from "../todo";
import { expect, type Finding, Mistake } from "./finding";

/** Numbers in rows and columns (or fewer or more axes), flat in `values`. */
export interface Table {
  shape: number[];
  values: ArrayLike<number>;
}

export type Nested = number | Nested[];
/** In whatever form. */
export type Numbers = Nested | Table | tf.Tensor;

export const isPlural = (name: string) => /[^s]s$/.test(name);

export function tableOf(given: Numbers): Table {
  if (given instanceof tf.Tensor) return { shape: given.shape, values: given.dataSync() };
  if (typeof given !== "number" && !Array.isArray(given)) return given;
  const shape: number[] = [];
  for (let level: Nested = given; Array.isArray(level); level = level[0]) shape.push(level.length);
  return { shape, values: ([given] as number[]).flat(Number.POSITIVE_INFINITY) };
}

export function tensorOf(given: Numbers): tf.Tensor {
  if (given instanceof tf.Tensor) return given.toFloat();
  const { shape, values } = tableOf(given);
  return tf.tensor(values as number[], shape, "float32");
}

/**
 * @param name what the answer is called, to begin a sentence
 * @throws Mistake if `value` is neither a tensor nor nested lists of numbers; NotDone if it stands in for an answer
 */
export function asTable(value: unknown, name: string): Table {
  if (value instanceof tf.Tensor) {
    const table = tableOf(asTensor(value, name));
    expect(table.values.length === value.size, {
      what: `${name}: a tensor ${shapeOf(value)} with no numbers in it.`,
      cause: NO_NUMBERS,
    });
    return table;
  }
  needs(value);
  if (typeof value === "number" || typeof value === "boolean") return tableOf(Number(value));
  if (ArrayBuffer.isView(value)) return tableOf(Array.from(value as unknown as ArrayLike<number>));
  if (!Array.isArray(value)) throw new Mistake(strange(value, name));
  return fromLists(value, name);
}

/** @throws Mistake if the value isn't a tensor; NotDone if it stands in for one */
export function asTensor(value: unknown, name: string): tf.Tensor {
  if (value instanceof tf.Tensor) {
    expect(!value.isDisposed, { what: `${name}: this tensor has been disposed of.`, cause: TIDY });
    return value;
  }
  asTable(value, name); // says what is odd about a promise or about nothing at all
  const kind = typeof value === "object" ? "list" : typeof value;
  const cause = '`tf.tensor(list)` makes a tensor of it, `tf.tensor1d(list, "bool")` one of booleans.';
  throw new Mistake({
    what: `${name} must be a tensor, but it is a ${kind}.`,
    cause: kind === "list" ? cause : undefined,
  });
}

const NO_NUMBERS =
  "It was made of a list that holds something else: tensors (`tf.stack(list)` makes one of them), functions, or undefined, like what stands past the end of a list.";
const TIDY =
  "`tf.tidy` frees everything made inside it except what it returns: return the result from it. And `dispose()` can be " +
  "left out: memory is given back by itself.";

/** Nested lists in place of whatever else there is in them. */
function plain(item: unknown): unknown {
  if (item instanceof tf.Tensor) return item.arraySync();
  if (ArrayBuffer.isView(item)) return Array.from(item as never);
  return Array.isArray(item) ? item.map(plain) : item;
}

function fromLists(list: unknown[], name: string): Table {
  const result = tableOf(plain(list) as Nested);
  const values: unknown[] = Array.from(result.values);
  const bad = values.findIndex((v) => typeof v !== "number" && typeof v !== "boolean");
  const isText = typeof values[bad] === "string";
  expect(bad < 0, {
    what: `One of ${name[0].toLowerCase()}${name.slice(1)}${isPlural(name) ? "" : "'s values"} is ${isText ? "a string" : inWords(values[bad])}, not a number.`,
    cause: isText
      ? "`toFixed` and quotes make strings: leave them out. The check allows for rounding."
      : PAST_END,
  });
  expect(values.length === tf.util.sizeFromShape(result.shape), {
    what: `${name}: a table is needed, with rows of the same shape.`,
    cause: "`tf.stack(list)` makes one tensor of a list of rows: print their shapes.",
  });
  return result;
}

const PAST_END = "A value past the end of a list, or one that was never stored, is `undefined`.";
const inWords = (value: unknown) =>
  value === undefined || value === null ? String(value) : `of type ${typeof value}`;

function strange(value: unknown, name: string): Finding {
  if (value === undefined || value === null) {
    return {
      what: `${name} ${isPlural(name) ? "are" : "is"} ${value}.`,
      cause:
        "Did you return the result (or store it under the name asked for), and does your code reach that line?",
    };
  }
  if (value instanceof Promise) {
    value.catch(() => {}); // it may fail later, when nobody waits for it any more
    return {
      what: `${name}: you returned a promise, a result that isn't there yet.`,
      cause:
        "In a cell, put `await` before the call. In a function, use `dataSync()` instead of `await data()`, and leave out `async`.",
    };
  }
  const kind = typeof value === "object" ? ((value as object).constructor?.name ?? "object") : typeof value;
  return { what: `${name}: a tensor or lists of numbers are needed, but this is of type ${kind}.` };
}

/** The rows of a table with two axes. */
export const rowsOf = ({ shape, values }: Table) =>
  tf.util.toNestedArray(shape, values as tf.TypedArray) as number[][];

type Shaped = Pick<Table, "shape">;
export const sameShape = (a: Shaped, b: Shaped) => a.shape.join() === b.shape.join();
export const shapeOf = ({ shape }: Shaped) => `[${shape.join(", ")}]`;

/** Equal up to what float32 rounds off. */
export function same(a: Table, b: Table, tolerance = 1e-4): boolean {
  if (!sameShape(a, b)) return false;
  for (let i = 0; i < a.values.length; i++) if (!near(a.values[i], b.values[i], tolerance)) return false;
  return true;
}

export function near(a: number, b: number, tolerance = 1e-4): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)) || (Number.isNaN(a) && Number.isNaN(b));
}

const LONGEST = 180;

/** "[[0, 1.41], [1, 0]]", cut where it gets long. */
export function written(table: Table): string {
  const text = rows(table);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …, of shape ${shapeOf(table)}` : text;
}

function rows({ shape: [n, ...rest], values }: Table, from = 0): string {
  if (n === undefined) return digits(values[from]);
  const size = tf.util.sizeFromShape(rest);
  const row = (_: unknown, i: number) => rows({ shape: rest, values }, from + i * size);
  return `[${Array.from({ length: Math.min(n, LONGEST) }, row).join(", ")}]`;
}

/** Four digits after the point are enough to compare by eye. */
export function digits(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}
