// A plot with two axes as SVG.
import { markerColours } from "./colours";
import type { Axis, Shape, Trace } from "./plotly";
import { drawPoints } from "./points";
import { type Scale, scaleOf } from "./scale";
import { area, type Box, dot, line, type Place, text, widthOf } from "./svg";

const SMALL = 11;

export function drawPlane(traces: Trace[], axes: { x: Axis; y: Axis }, shapes: Shape[], box: Box): string[] {
  const { left, top, width, height } = box;
  const bottom = top + height;
  const x = scaleOf(
    axes.x,
    traces.flatMap((trace) => trace.x ?? []),
    left,
    left + width,
  );
  const y = scaleOf(
    axes.y,
    traces.flatMap((trace) => trace.y ?? []),
    bottom,
    top,
  );
  return [
    ...(axes.y.visible === false ? [] : yAxis(axes.y, y, box)),
    ...(axes.x.visible === false ? [] : xAxis(axes.x, x, box)),
    ...traces.map((trace) => drawTrace(trace, x, y)),
    ...shapes.map(({ x0, line: { color, width } }) => line([[x.at(x0), top], [x.at(x0), bottom]], color, width)), // biome-ignore format: one line
  ];
}

function drawTrace(trace: Trace, x: Scale, y: Scale): string {
  if (trace.type === "bar") return bars(trace, x, y);
  if (trace.type === "box") return boxAndPoints(trace, x, y);
  const { x: xs = [], y: ys = [] } = trace;
  const places = xs.map((value, i): Place | null => (ys[i] === null ? null : [x.at(value), y.at(ys[i])]));
  return drawPoints(trace, places);
}

function bars(
  { x: xs = [], y: ys = [], base = [], width = [], marker = {} }: Trace,
  x: Scale,
  y: Scale,
): string {
  const colours = markerColours(marker, xs.length);
  const drawn = xs.map((value, i) => {
    const middle = typeof value === "string" ? i : Number(value);
    const [left, right] = [-0.5, 0.5].map((side) => x.at(middle + side * (width[i] ?? 0.92)));
    const [bottom, top] = [0, Number(ys[i])].map((height) => y.at((base[i] ?? 0) + height));
    return area({ left, top, width: right - left, height: bottom - top }, colours[i]);
  });
  return drawn.join("");
}

/** The value below which a part of all lies, where Plotly puts it: no. 10 in Langford, Quartiles in elementary statistics, 2006. */
export function quantile(sorted: number[], part: number): number {
  const at = Math.min(Math.max(part * sorted.length - 0.5, 0), sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (at % 1) * (above - below);
}

/** The middle half of the values as a box with the median, and every value as a dot. */
function boxAndPoints({ x: values = [], y: names = [], marker = {} }: Trace, x: Scale, y: Scale): string {
  const sorted = values.map(Number).sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => x.at(quantile(sorted, part)));
  const [colour] = markerColours(marker, 1);
  const middle = y.at(names[0]);
  const frame = [[low, -28], [high, -28], [high, 28], [low, 28], [low, -28], [median, -28], [median, 28]]; // biome-ignore format: one line
  const points = sorted.map((value, i): Place => [x.at(value), middle + ((i * 7) % 25) - 12]);
  const outline = frame.map(([px, dy]): Place => [px, middle + dy]);
  return line(outline, colour, 2) + points.map((point) => dot(point, colour, 6)).join("");
}

function xAxis({ title, tickfont }: Axis, { ticks }: Scale, { left, top, width, height }: Box): string[] {
  const bottom = top + height;
  const size = tickfont?.size ?? SMALL;
  const step = ticks.length > 1 ? Math.abs(ticks[1].at - ticks[0].at) : width;
  const isNarrow = ticks.some(({ label }) => widthOf(label, size) + 2 > step);
  const shown = ticks.filter((_, i) => i % Math.ceil(size / step) === 0); // as many as there is room for
  return [
    line([[left, bottom], [left + width, bottom]], "#888"), // biome-ignore format: one line
    ...shown.map(({ at, label }) =>
      isNarrow
        ? text(at + 4, bottom + 12, label, { size, anchor: "end", turned: -45 })
        : text(at, bottom + 16, label, { size }),
    ),
    text(left + width / 2, bottom + 36, title?.text ?? ""),
  ];
}

function yAxis({ title }: Axis, { ticks }: Scale, { left, top, width, height }: Box): string[] {
  const widest = Math.max(0, ...ticks.map(({ label }) => widthOf(label, SMALL)));
  return [
    ...ticks.map(({ at }) => line([[left, at], [left + width, at]], "#ddd")), // biome-ignore format: one line
    ...ticks.map(({ at, label }) => text(left - 6, at + 4, label, { size: SMALL, anchor: "end" })),
    text(left - widest - 12, top + height / 2, title?.text ?? "", { turned: -90 }),
  ];
}
