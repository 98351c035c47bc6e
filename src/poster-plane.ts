// A plot with two axes as SVG.
import { type Axes, type Axis, type Box, dots, line, markerColours, round, type Trace, text } from "./svg";

/** Where a value stands, and what to write at the axis. */
interface Scale {
  at(value: number | string | null): number;
  ticks: { at: number; label: string }[];
}

export function drawPlane(traces: Trace[], axes: Axes, box: Box): string {
  const { left, top, width, height } = box;
  const isBox = traces.some(({ type }) => type === "box");
  const names = traces.map(({ name = "" }) => name);
  const x = scaleOf(
    axes.x,
    traces.flatMap((trace) => Array.from(trace.x ?? [])),
    left,
    left + width,
  );
  const ys = isBox ? names : traces.flatMap(heights);
  const down = axes.y.autorange === "reversed";
  const y = scaleOf(
    isBox ? { ...axes.y, type: "category" } : axes.y,
    ys,
    down ? top : top + height,
    down ? top + height : top,
  );
  const parts = traces.map((trace) => drawTrace(trace, x, y));
  if (axes.x.visible !== false) parts.unshift(xAxis(axes.x, x, box));
  if (axes.y.visible !== false) parts.unshift(yAxis(axes.y, y, box));
  return parts.join("");
}

/** What the y axis must have room for: of bars both ends. */
function heights({ y = [], base }: Trace): (number | string | null)[] {
  const own = Array.from(y);
  return base ? [...base, ...base.map((from, i) => from + Number(own[i]))] : own;
}

function drawTrace(trace: Trace, x: Scale, y: Scale): string {
  if (trace.type === "bar") return bars(trace, x, y);
  if (trace.type === "box") return boxAndPoints(trace, x, y);
  const values = Array.from(trace.y ?? []);
  const points = Array.from(trace.x ?? [], (value, i) => [x.at(value), y.at(values[i])]).filter(
    (_, i) => values[i] !== null,
  );
  const colour = trace.line?.color ?? "#0072b2";
  const colours = markerColours({ color: trace.marker?.color ?? colour }, points.length);
  if (trace.marker?.symbol === "star")
    return points.map(([px, py]) => text(px, py + 7, "★", { size: 20, colour: "black" })).join("");
  const drawn = trace.mode?.includes("lines") ? line(points, colour, 2) : "";
  return drawn + dots(points, colours, 6);
}

function bars({ x: places = [], y: heights = [], base, width, marker }: Trace, x: Scale, y: Scale): string {
  const colours = markerColours(marker, places.length);
  const half = (i: number) => (width ? width[i] / 2 : 0.45);
  const middle = (i: number) => (typeof places[i] === "string" ? i : Number(places[i]));
  const isNamed = typeof places[0] === "string";
  return colours
    .map((colour, i) => {
      const step = isNamed ? x.at(places[1] ?? places[0]) - x.at(places[0]) || 60 : 0;
      const from = isNamed ? x.at(places[i]) - step * 0.46 : x.at(middle(i) - half(i));
      const to = isNamed ? from + step * 0.92 : x.at(middle(i) + half(i));
      const [low, high] = [y.at(base?.[i] ?? 0), y.at((base?.[i] ?? 0) + Number(heights[i]))];
      const size = `width="${round(to - from)}" height="${round(low - high)}"`;
      return `<rect x="${round(from)}" y="${round(high)}" ${size} fill="${colour}"/>`;
    })
    .join("");
}

/** The middle half of the values as a box with the median, and every value as a dot. */
function boxAndPoints({ x: values = [], name = "", marker }: Trace, x: Scale, y: Scale): string {
  const sorted = Array.from(values, Number).sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) =>
    x.at(sorted[Math.round(part * (sorted.length - 1))]),
  );
  const [colour] = markerColours(marker, 1);
  const middle = y.at(name);
  const frame = [[low, -28], [high, -28], [high, 28], [low, 28], [low, -28], [median, -28], [median, 28]]; // biome-ignore format: one line
  const points = sorted.map((value, i) => [x.at(value), middle + ((i * 7) % 25) - 12]);
  return line(frame.map(([px, dy]) => [px, middle + dy]), colour, 2) + dots(points, sorted.map(() => colour), 6); // biome-ignore format: one line
}

function scaleOf(axis: Axis, values: (number | string | null)[], from: number, to: number): Scale {
  if (axis.type === "category" || typeof values[0] === "string")
    return categories(values.map(String), from, to);
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
        label: `${isLog ? round(10 ** value) : value}`,
      }));
  return { at: (value) => place(isLog ? Math.log10(Number(value)) : Number(value)), ticks };
}

function categories(values: string[], from: number, to: number): Scale {
  const names = [...new Set(values)];
  const place = (i: number) => from + ((i + 0.5) / names.length) * (to - from);
  return {
    at: (value) => place(names.indexOf(String(value))),
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
function niceTicks(low: number, high: number): number[] {
  const raw = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= raw) ?? 10);
  const count = Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) + 1;
  return Array.from({ length: count }, (_, i) =>
    Number(((Math.ceil(low / step - 1e-9) + i) * step).toPrecision(6)),
  );
}

function xAxis({ title }: Axis, { ticks }: Scale, { left, top, width, height }: Box): string {
  const bottom = top + height;
  return [
    line([[left, bottom], [left + width, bottom]], "#888"), // biome-ignore format: one line
    ...ticks.map(({ at, label }) => text(at, bottom + 16, label, { size: 11 })),
    text(left + width / 2, bottom + 36, title?.text ?? ""),
  ].join("");
}

function yAxis({ title }: Axis, { ticks }: Scale, { left, top, width, height }: Box): string {
  return [
    ...ticks.map(({ at }) => line([[left, at], [left + width, at]], "#ddd")), // biome-ignore format: one line
    ...ticks.map(({ at, label }) => text(left - 6, at + 4, label, { size: 11, anchor: "end" })),
    text(left - 44, top + height / 2, title?.text ?? "", { turned: true }),
  ].join("");
}
