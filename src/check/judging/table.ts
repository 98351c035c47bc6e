// Answers as plain numbers, whether they came as tensors or as nested lists.
import { tf } from "../../base/tf";
import { NotDone, waitsFor } from "../todo";
import { Mistake } from "./finding";

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

/**
 * @param name what the answer is called, to begin a sentence
 * @throws Mistake if `value` is neither a tensor nor nested lists of numbers; NotDone if it stands in for an answer
 */
export function asTable(value: unknown, name: string): Table {
  const waiting = waitsFor(value);
  if (waiting) throw new NotDone(waiting.exercise);
  if (value instanceof tf.Tensor) {
    if (value.isDisposed) throw new Mistake({ what: `${name}: a tensor came out that has been disposed.` });
    return { shape: value.shape, values: value.dataSync() };
  }
  if (typeof value === "number" || typeof value === "boolean") return table(Number(value));
  if (ArrayBuffer.isView(value)) return table(Array.from(value as unknown as ArrayLike<number>));
  if (!Array.isArray(value)) throw new Mistake(strange(value, name));
  return fromLists(value, name);
}

function fromLists(list: unknown[], name: string): Table {
  if (list.some((item) => item instanceof tf.Tensor)) return asTable(stacked(list, name), name);
  const result = table(
    list.map((item) => (ArrayBuffer.isView(item) ? Array.from(item as never) : item)) as Nested,
  );
  const values: unknown[] = Array.from(result.values);
  const bad = values.findIndex((v) => typeof v !== "number" && typeof v !== "boolean");
  if (bad >= 0)
    throw new Mistake({
      what: `${name}: one of the values is no number, but of type ${typeof values[bad]}.`,
      cause:
        typeof values[bad] === "string"
          ? "`toFixed` and quotes make texts, not numbers: leave them out. The check allows for rounding."
          : undefined,
    });
  if (result.values.length !== result.shape.reduce((total, n) => total * n, 1))
    throw new Mistake({ what: `${name}: a table is needed, with rows of the same length.` });
  return result;
}

function stacked(list: unknown[], name: string): tf.Tensor {
  try {
    return tf.stack(list as tf.Tensor[]);
  } catch {
    throw new Mistake({ what: `${name}: a list of tensors came out that don't all have the same shape.` });
  }
}

function strange(value: unknown, name: string) {
  if (value === undefined || value === null) {
    return {
      what: `${name}: ${value} in place of a result.`,
      cause: "Is the result returned, or stored where it is asked for, and is that line reached?",
    };
  }
  if (value instanceof Promise) {
    value.catch(() => {}); // it may fail later, when nobody waits for it any more
    return {
      what: `${name}: a promise came out, something that will only be there later.`,
      cause:
        "In a cell, put `await` before the call. In a function, use `dataSync()` instead of `await data()`.",
    };
  }
  const kind = typeof value === "object" ? ((value as object).constructor?.name ?? "object") : typeof value;
  return { what: `${name}: a tensor or lists of numbers are needed, but this is of type ${kind}.` };
}

export function sameShape(a: Table, b: Table): boolean {
  return a.shape.length === b.shape.length && a.shape.every((n, i) => n === b.shape[i]);
}

/** Equal up to what float32 rounds off. */
export function same(a: Table, b: Table, tolerance = 1e-4): boolean {
  return sameShape(a, b) && Array.from(a.values).every((v, i) => near(v, b.values[i], tolerance));
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
