// The axes of the still pictures: where a value stands, and what to write beside it.
import type { Axis, Value } from "./plotly";

export interface Scale {
  /** Where a value stands; on an axis of names a number stands for the name that it counts, from 0. */
  at(value: Value): number;
  ticks: { at: number; label: string }[];
}

/** The scale of an axis, from one end in the picture to the other, with room for all the values. */
export function scaleOf(axis: Axis, values: Value[], from: number, to: number): Scale {
  const names = [...new Set(values.filter((value) => typeof value === "string"))];
  const isLog = axis.type === "log";
  const number = (value: Value) => {
    if (typeof value === "string") return names.indexOf(value);
    return isLog ? Math.log10(Number(value)) : Number(value);
  };
  const numbers = values.filter((value) => value !== null).map(number);
  const [low, high] = axis.range ?? rangeOf(axis, names, numbers);
  const place = (n: number) => from + ((n - low) / (high - low || 1)) * (to - from);
  const ticks = ticksOf(axis, names, low, high).map(([n, label]) => ({ at: place(n), label }));
  return { at: (value) => place(number(value)), ticks };
}

function rangeOf({ rangemode }: Axis, names: string[], numbers: number[]): number[] {
  if (names.length > 0) return [-0.5, names.length - 0.5];
  if (numbers.length === 0) return [0, 1];
  const all = rangemode === "tozero" ? [0, ...numbers] : numbers;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || 1) * 0.06;
  return [low === 0 ? 0 : low - room, high + room];
}

function ticksOf(
  { type, tickvals, ticktext = [] }: Axis,
  names: string[],
  low: number,
  high: number,
): [number, string][] {
  if (names.length > 0) return names.map((name, i) => [i, name]);
  if (tickvals) return tickvals.map((value, i) => [value, ticktext[i]]);
  if (type === "log") return multiples(1, low, high).map((power) => [power, (10 ** power).toLocaleString("en")]); // biome-ignore format: one line
  return multiples(roundStep((high - low) / 5), low, high).map((value) => [value, `${value}`]);
}

/** The next larger of 1, 2, 5, 10, 20, 50, … */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}

function multiples(step: number, low: number, high: number): number[] {
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(6)));
}
