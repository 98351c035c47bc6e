// The axes of the still pictures: where a value stands, and what to write beside it.
import type { Axis } from "./svg";

export interface Scale {
  /** Where a value stands; on an axis of names, where a name does or the one with this number does. */
  at(value: number | string | null): number;
  ticks: { at: number; label: string }[];
}

/** The scale of an axis, from one end in the picture to the other, with room for all the values. */
export function scaleOf(axis: Axis, values: (number | string | null)[], from: number, to: number): Scale {
  if (axis.type === "category" || typeof values[0] === "string")
    return categories(
      values.filter((value): value is string => typeof value === "string"),
      from,
      to,
    );
  const isLog = axis.type === "log";
  const numbers = values
    .filter((value) => value !== null)
    .map((value) => (isLog ? Math.log10(Number(value)) : Number(value)));
  const [low, high] = axis.range ?? padded(axis.rangemode === "tozero" ? [0, ...numbers] : numbers);
  const place = (value: number) => from + ((value - low) / (high - low || 1)) * (to - from);
  const ticks = axis.tickvals
    ? axis.tickvals.map((value, i) => ({ at: place(value), label: axis.ticktext?.[i] ?? `${value}` }))
    : (isLog ? powers : niceTicks)(low, high).map((value) => ({
        at: place(value),
        label: isLog ? (10 ** value).toLocaleString("en") : `${value}`,
      }));
  return { at: (value) => place(isLog ? Math.log10(Number(value)) : Number(value)), ticks };
}

function categories(values: string[], from: number, to: number): Scale {
  const names = [...new Set(values)];
  const place = (i: number) => from + ((i + 0.5) / names.length) * (to - from);
  return {
    at: (value) => place(typeof value === "number" ? value : names.indexOf(String(value))),
    ticks: names.map((label, i) => ({ at: place(i), label })),
  };
}

function padded(values: number[]): [number, number] {
  const [low, high] = values.reduce(([l, h], v) => [Math.min(l, v), Math.max(h, v)], [Infinity, -Infinity]);
  if (low > high) return [0, 1];
  const room = (high - low || 1) * 0.06;
  return [low === 0 ? 0 : low - room, high + room];
}

function powers(low: number, high: number): number[] {
  const first = Math.ceil(low);
  return Array.from({ length: Math.floor(high) - first + 1 }, (_, i) => first + i);
}

/** About five round numbers in a range. */
export function niceTicks(low: number, high: number): number[] {
  const raw = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= raw) ?? 10);
  const count = Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) + 1;
  return Array.from({ length: count }, (_, i) =>
    Number(((Math.ceil(low / step - 1e-9) + i) * step).toPrecision(6)),
  );
}
