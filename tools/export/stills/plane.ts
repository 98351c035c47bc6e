// A plot with two axes as SVG.
import { markerColours } from "./colours";
import { drawNote, drawShape, type Marks, shapeEnds } from "./marks";
import { type Scale, scaleOf } from "./scale";
import { type Axes, type Axis, area, type Box, dots, line, runs, type Trace, text, widthOf } from "./svg";

const SMALL = 11;

export function drawPlane(traces: Trace[], axes: Axes, box: Box, marks: Marks): string {
  const { left, top, width, height } = box;
  const isBox = traces.some(({ type }) => type === "box");
  const xs = traces.flatMap((trace) => Array.from(trace.x ?? []));
  const ys = isBox ? traces.map(({ name = "" }) => name) : traces.flatMap(heights);
  const x = scaleOf(axes.x, [...xs, ...shapeEnds(marks.shapes, "x")], left, left + width);
  const down = axes.y.autorange === "reversed";
  const y = scaleOf(
    isBox ? { ...axes.y, type: "category" } : axes.y,
    [...ys, ...shapeEnds(marks.shapes, "y")],
    down ? top : top + height,
    down ? top + height : top,
  );
  return [
    axes.y.visible === false ? "" : yAxis(axes.y, y, box),
    axes.x.visible === false ? "" : xAxis(axes.x, x, box),
    ...traces.map((trace) => drawTrace(trace, x, y)),
    ...marks.shapes.map((shape) => drawShape(shape, { x, y }, box)),
    ...marks.notes.map((note) => drawNote(note, { x, y }, axes, box)),
  ].join("");
}

/** What the y axis must have room for: of bars both ends. */
function heights({ type, y = [], base }: Trace): (number | string | null)[] {
  const own = Array.from(y);
  if (type !== "bar") return own;
  return own.flatMap((height, i) => [base?.[i] ?? 0, (base?.[i] ?? 0) + Number(height)]);
}

function drawTrace(trace: Trace, x: Scale, y: Scale): string {
  if (trace.type === "bar") return bars(trace, x, y);
  if (trace.type === "box") return boxAndPoints(trace, x, y);
  const values = Array.from(trace.y ?? []);
  const all = Array.from(trace.x ?? [], (value, i) => [x.at(value), y.at(values[i])]);
  const points = all.filter((_, i) => values[i] !== null);
  const colour = trace.line?.color ?? "#0072b2";
  const colours = markerColours({ color: trace.marker?.color ?? colour }, points.length);
  if (trace.marker?.symbol === "star")
    return points.map(([px, py]) => text(px, py + 7, "★", { size: 20, colour: "black" })).join("");
  const drawn = trace.mode?.includes("lines") ? runs(values).map((run) => line(run.map((i) => all[i]), colour, 2)) : []; // biome-ignore format: one line
  return drawn.join("") + dots(points, colours, 6);
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
      return area({ left: from, top: high, width: to - from, height: low - high }, colour);
    })
    .join("");
}

/** The value below which a part of all lies, where Plotly puts it: no. 10 in Langford, Quartiles in elementary statistics, 2006. */
export function quantile(sorted: number[], part: number): number {
  const at = Math.min(Math.max(part * sorted.length - 0.5, 0), sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (at % 1) * (above - below);
}

/** The middle half of the values as a box with the median, and every value as a dot. */
function boxAndPoints({ x: values = [], name = "", marker }: Trace, x: Scale, y: Scale): string {
  const sorted = Array.from(values, Number).sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => x.at(quantile(sorted, part)));
  const [colour] = markerColours(marker, 1);
  const middle = y.at(name);
  const frame = [[low, -28], [high, -28], [high, 28], [low, 28], [low, -28], [median, -28], [median, 28]]; // biome-ignore format: one line
  const points = sorted.map((value, i) => [x.at(value), middle + ((i * 7) % 25) - 12]);
  return line(frame.map(([px, dy]) => [px, middle + dy]), colour, 2) + dots(points, sorted.map(() => colour), 6); // biome-ignore format: one line
}

function xAxis({ title, tickfont }: Axis, { ticks }: Scale, { left, top, width, height }: Box): string {
  const bottom = top + height;
  const size = tickfont?.size ?? SMALL;
  const step = ticks.length > 1 ? Math.abs(ticks[1].at - ticks[0].at) : width;
  const turned = ticks.some(({ label }) => widthOf(label, size) + 2 > step) ? -45 : 0;
  const shown = ticks.filter((_, i) => i % Math.ceil(size / step) === 0); // as many as there is room for
  return [
    line([[left, bottom], [left + width, bottom]], "#888"), // biome-ignore format: one line
    ...shown.map(({ at, label }) =>
      turned
        ? text(at + 4, bottom + 12, label, { size, anchor: "end", turned })
        : text(at, bottom + 16, label, { size }),
    ),
    text(left + width / 2, bottom + 36, title?.text ?? ""),
  ].join("");
}

function yAxis({ title }: Axis, { ticks }: Scale, { left, top, width, height }: Box): string {
  const widest = Math.max(0, ...ticks.map(({ label }) => widthOf(label, SMALL)));
  return [
    ...ticks.map(({ at }) => line([[left, at], [left + width, at]], "#ddd")), // biome-ignore format: one line
    ...ticks.map(({ at, label }) => text(left - 6, at + 4, label, { size: SMALL, anchor: "end" })),
    text(left - widest - 12, top + height / 2, title?.text ?? "", { turned: -90 }),
  ].join("");
}
