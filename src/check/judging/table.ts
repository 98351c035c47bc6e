// Answers as plain numbers, whether they came as tensors or as nested lists.
import { tf } from "../../base/tf";
import { NotDone, waitsFor } from "../todo";
import { expect, type Finding, Mistake } from "./finding";

/** Numbers in rows and columns (or fewer or more axes), flat in `values`. */
export interface Table {
  shape: number[];
  values: ArrayLike<number>;
}

export type Nested = number | Nested[];

export function table(nested: Nested): Table {
  const shape: number[] = [];
  for (let level = nested; Array.isArray(level); level = level[0]) shape.push(level.length);
  return {
    shape,
    values: flat(nested),
  };
}

function flat(nested: Nested): number[] {
  return Array.isArray(nested) ? nested.flatMap(flat) : [nested];
}

export const isPlural = (name: string) => /[^s]s$/.test(name);

/** Also of what is a table already. */
export const tableOf = (given: Nested | Table): Table =>
  typeof given === "number" || Array.isArray(given) ? table(given) : given;

/**
 * @param name what the answer is called, to begin a sentence
 * @throws Mistake if `value` is neither a tensor nor nested lists of numbers; NotDone if it stands in for an answer
 */
export function asTable(value: unknown, name: string): Table {
  const waiting = waitsFor(value);
  if (waiting) throw new NotDone(waiting.exercise);
  if (value instanceof tf.Tensor) {
    expect(!value.isDisposed, { what: `${name}: this tensor has been disposed of.`, cause: TIDY });
    return { shape: value.shape, values: value.dataSync() };
  }
  if (typeof value === "number" || typeof value === "boolean") return table(Number(value));
  if (ArrayBuffer.isView(value)) return table(Array.from(value as unknown as ArrayLike<number>));
  if (!Array.isArray(value)) throw new Mistake(strange(value, name));
  return fromLists(value, name);
}

export const TIDY =
  "`tf.tidy` frees everything made inside it except what it returns: return the result from it. And `dispose()` can be " +
  "left out: memory is given back by itself.";

function fromLists(list: unknown[], name: string): Table {
  if (list.some((item) => item instanceof tf.Tensor)) return asTable(stacked(list, name), name);
  const result = table(
    list.map((item) => (ArrayBuffer.isView(item) ? Array.from(item as never) : item)) as Nested,
  );
  const values: unknown[] = Array.from(result.values);
  const bad = values.find((v) => typeof v !== "number" && typeof v !== "boolean");
  const isText = typeof bad === "string";
  expect(bad === undefined && !values.includes(undefined), {
    what: `One of ${name[0].toLowerCase()}${name.slice(1)}${isPlural(name) ? "" : "'s values"} is ${isText ? "a string" : inWords(bad)}, not a number.`,
    cause: isText
      ? "`toFixed` and quotes make strings: leave them out. The check allows for rounding."
      : PAST_END,
  });
  expect(result.values.length === result.shape.reduce((total, n) => total * n, 1), {
    what: `${name}: a table is needed, with rows of the same length.`,
  });
  return result;
}

const PAST_END = "A value past the end of a list, or one that was never stored, is `undefined`.";
const inWords = (value: unknown) =>
  value === undefined || value === null ? String(value) : `of type ${typeof value}`;

function stacked(list: unknown[], name: string): tf.Tensor {
  try {
    return tf.stack(list as tf.Tensor[]);
  } catch {
    throw new Mistake({
      what: `${name}: this is a list of tensors that don't all have the same shape.`,
      cause: "`tf.stack(list)` makes one tensor of a list of rows: print their shapes.",
    });
  }
}

function strange(value: unknown, name: string): Finding {
  const is = isPlural(name) ? "are" : "is";
  if (value === undefined || value === null) {
    return {
      what: `${name} ${is} ${value}.`,
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

/** @throws Mistake if the student's code has disposed of what it was given */
export function notDisposed(inputs: unknown[], input: string): void {
  expect(!inputs.some((value) => value instanceof tf.Tensor && value.isDisposed), {
    what: "Your code disposes of its input, which is still needed afterwards.",
    input,
    cause: "Leave out `dispose()`: memory is given back by itself.",
  });
}

export function sameShape(a: Table, b: Table): boolean {
  return a.shape.length === b.shape.length && a.shape.every((n, i) => n === b.shape[i]);
}

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
export function written({ shape, values }: Table): string {
  const text = shape.length === 0 ? digits(values[0]) : rows(Array.from(values), shape);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …, of shape [${shape.join(", ")}]` : text;
}

function rows(values: number[], [n, ...rest]: number[]): string {
  if (rest.length === 0) return `[${values.slice(0, LONGEST).map(digits).join(", ")}]`;
  const size = values.length / n;
  const shown = Array.from({ length: Math.min(n, LONGEST) }, (_, i) =>
    rows(values.slice(i * size, (i + 1) * size), rest),
  );
  return `[${shown.join(", ")}]`;
}

/** Four digits after the point are enough to compare by eye. */
export function digits(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}
