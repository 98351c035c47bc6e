// What the still pictures of figures need to know of Plotly's figures, and to write SVG.
import { escapeHtml } from "./html";

type List = ArrayLike<number | string | null>;

export interface Marker {
  color?: string | List;
  colorscale?: string | [number, string][];
  cmin?: number;
  cmax?: number;
  symbol?: unknown;
}

export interface Trace {
  type: string;
  mode?: string;
  name?: string;
  x?: List;
  y?: List;
  z?: List;
  base?: number[];
  width?: number[];
  xaxis?: string;
  yaxis?: string;
  scene?: string;
  marker?: Marker;
  line?: { color?: string };
  textfont?: { color?: string };
}

export interface Axis {
  title?: { text?: string };
  domain?: number[];
  range?: number[];
  type?: string;
  rangemode?: string;
  visible?: boolean;
  autorange?: string;
  tickvals?: number[];
  ticktext?: string[];
}

export interface Axes {
  x: Axis;
  y: Axis;
}

export interface Scene {
  xaxis?: Axis;
  yaxis?: Axis;
  zaxis?: Axis;
  domain?: { x: number[]; y: number[] };
  camera?: { eye?: { x: number; y: number; z: number } };
}

export interface Layout {
  title: { text: string };
  height?: number;
  margin?: { l?: number; r?: number; t?: number; b?: number };
  sliders?: unknown[];
  scene?: Scene;
  xaxis?: Axis;
  yaxis?: Axis & { automargin?: boolean };
  images?: { source: string; x: number; y: number; sizex: number; sizey: number }[];
  annotations?: { text: string; x: number; y: number; xref: string; xanchor?: string }[];
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A line of text, or several where Plotly's texts have breaks; `grows` says whether (x, y) is its first or its last line. */
export function text(
  x: number,
  y: number,
  words: string,
  { size = 12, anchor = "middle", grows = "down", turned = false, colour = "#222" } = {},
): string {
  const lines = words.split("<br>").map((line) => line.replace(/<\/?b>/g, ""));
  const first = grows === "up" ? y - (lines.length - 1) * size * 1.3 : y;
  const spans = lines.map(
    (line, i) => `<tspan x="${round(x)}" dy="${i ? size * 1.3 : 0}">${escapeHtml(line)}</tspan>`,
  );
  const turn = turned ? ` transform="rotate(-90 ${round(x)} ${round(y)})"` : "";
  return `<text y="${round(first)}" font-size="${size}" fill="${colour}" text-anchor="${anchor}"${turn}>${spans.join("")}</text>`;
}

export function line(points: number[][], colour: string, width = 1): string {
  const places = points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
  return `<polyline points="${places}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
}

/** Dots of one colour each. Dots of nearly the same colour share it, which makes the picture many times smaller. */
export function dots(points: number[][], colours: string[], diameter: number): string {
  const byColour = new Map<string, string[]>();
  points.forEach(([x, y], i) => {
    const colour = rounded(colours[i]);
    const places = byColour.get(colour) ?? [];
    places.push(`M${Math.round(x * 2) / 2} ${Math.round(y * 2) / 2}h0`);
    byColour.set(colour, places);
  });
  const paths = [...byColour].map(([colour, places]) => `<path stroke="${colour}" d="${places.join("")}"/>`);
  return `<g fill="none" stroke-linecap="round" stroke-width="${diameter}">${paths.join("")}</g>`;
}

function rounded(colour: string): string {
  const rgb = /^rgba?\((\d+), ?(\d+), ?(\d+)/.exec(colour);
  return rgb
    ? `rgb(${rgb.slice(1).map((byte) => Math.min(255, Math.round(Number(byte) / 16) * 16))})`
    : colour;
}

const VIRIDIS: [number, string][] = ["68,1,84", "59,82,139", "33,145,140", "94,201,98", "253,231,37"].map(
  (rgb, i) => [i / 4, `rgb(${rgb})`],
);

/** The colour of each of N markers: given as it is, one by one, or as numbers on a scale. */
export function markerColours(
  { color = "#0072b2", colorscale, cmin, cmax }: Marker = {},
  N: number,
): string[] {
  if (typeof color === "string") return Array.from({ length: N }, () => color);
  const values = Array.from(color);
  if (typeof values[0] !== "number") return values.map(String);
  const numbers = values.map(Number);
  const [low, high] = [cmin ?? Math.min(...numbers), cmax ?? Math.max(...numbers)];
  const scale = typeof colorscale === "object" ? colorscale : VIRIDIS;
  return numbers.map((value) => nearestOn(scale, (value - low) / (high - low || 1)));
}

function nearestOn(scale: [number, string][], part: number): string {
  return scale.reduce((best, stop) => (Math.abs(stop[0] - part) < Math.abs(best[0] - part) ? stop : best))[1];
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
