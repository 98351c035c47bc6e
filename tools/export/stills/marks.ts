// Lines and notes in a plot of a still picture: Plotly's shapes and annotations.
import type { Scale } from "./scale";
import { type Axes, type Box, line, type Note, type Shape, text } from "./svg";

export interface Marks {
  shapes: Shape[];
  notes: Note[];
}

type Scales = { x: Scale; y: Scale };

/** Those that belong to the plot with these axes. */
export function marksOf(x: string, y: string, shapes: Shape[] = [], notes: Note[] = []): Marks {
  const isOurs = ({ xref, yref }: Shape | Note) => axisOf(xref) === x && axisOf(yref) === y;
  return { shapes: shapes.filter(isOurs), notes: notes.filter(isOurs) };
}

const axisOf = (ref: string) => ref.replace(" domain", "");
const isLength = (ref: string) => ref.endsWith(" domain");

/** The values that an axis must have room for. */
export function shapeEnds(shapes: Shape[], d: "x" | "y"): number[] {
  return shapes.flatMap((shape) => (isLength(shape[`${d}ref`]) ? [] : [shape[`${d}0`], shape[`${d}1`]]));
}

export function drawShape(
  { xref, yref, x0, x1, y0, y1, line: style }: Shape,
  scales: Scales,
  box: Box,
): string {
  const ends = [[x0, y0], [x1, y1]].map(([x, y]) => [alongX(xref, x, scales, box), alongY(yref, y, scales, box)]); // biome-ignore format: one line
  return line(ends, style.color, style.width, style.dash);
}

/** On a logarithmic axis a note's place is a power of ten, other than a shape's. */
export function drawNote({ xref, yref, x, y, ...note }: Note, scales: Scales, axes: Axes, box: Box): string {
  const value = axes.y.type === "log" && !isLength(yref) ? 10 ** y : y;
  const size = note.font?.size ?? 12;
  const away = note.yanchor === "top" ? size + 2 : -4;
  const anchor = note.xanchor === "left" ? "start" : "middle";
  return text(alongX(xref, x, scales, box), alongY(yref, value, scales, box) + away, note.text, {
    size,
    anchor,
    halo: true,
  });
}

function alongX(ref: string, value: number, { x }: Scales, { left, width }: Box): number {
  return isLength(ref) ? left + value * width : x.at(value);
}

function alongY(ref: string, value: number, { y }: Scales, { top, height }: Box): number {
  return isLength(ref) ? top + (1 - value) * height : y.at(value);
}
