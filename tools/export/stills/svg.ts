// What the still pictures of figures need to know of Plotly's figures, and to write SVG.
import { escapeHtml } from "../../../src/base/html";

type List = ArrayLike<number | string | null>;

export interface Marker {
  color?: string | List;
  colorscale?: string | [number, string][];
  cmin?: number;
  cmax?: number;
  colorbar?: { title?: { text?: string } };
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
  showlegend?: boolean;
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
  tickfont?: { size?: number };
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

/** A line in a plot. What it refers to is an axis ("y2"), or the length of one from 0 to 1 ("y2 domain"). */
export interface Shape {
  xref: string;
  yref: string;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  line: { color: string; width?: number; dash?: string };
}

/** A note at a place: of the whole figure ("paper"), or as a shape's. */
export interface Note {
  text: string;
  x: number;
  y: number;
  xref: string;
  yref: string;
  xanchor?: string;
  yanchor?: string;
  font?: { size?: number };
}

export interface Layout {
  title: { text: string };
  width?: number;
  height?: number;
  margin?: { l?: number; r?: number; t?: number; b?: number };
  sliders?: unknown[];
  scene?: Scene;
  xaxis?: Axis;
  yaxis?: Axis & { automargin?: boolean };
  images?: { source: string; x: number; y: number; sizex: number; sizey: number }[];
  shapes?: Shape[];
  annotations?: Note[];
  showlegend?: boolean;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * A line of text, or several where Plotly's texts have breaks; `grows` says whether (x, y) is its first or
 * its last line, `turned` by how many degrees it is turned around there.
 */
export function text(
  x: number,
  y: number,
  words: string,
  { size = 12, anchor = "middle", grows = "down", turned = 0, colour = "#222", halo = false } = {},
): string {
  const lines = words.split("<br>").map((line) => line.replace(/<\/?b>/g, ""));
  const first = grows === "up" ? y - (lines.length - 1) * size * 1.3 : y;
  const spans = lines.map(
    (line, i) => `<tspan x="${round(x)}" dy="${i ? size * 1.3 : 0}">${escapeHtml(line)}</tspan>`,
  );
  const turn = turned ? ` transform="rotate(${turned} ${round(x)} ${round(y)})"` : "";
  const edge = halo ? ' stroke="white" stroke-width="4" paint-order="stroke"' : ""; // readable over lines
  return `<text y="${round(first)}" font-size="${size}" fill="${colour}"${edge} text-anchor="${anchor}"${turn}>${spans.join("")}</text>`;
}

/** About how wide a line of text is: a letter takes about 0.64 of its height. */
export function widthOf(words: string, size: number): number {
  return 0.64 * size * words.length;
}

export function line(points: number[][], colour: string, width = 1, dash = ""): string {
  const places = points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
  const dashes = dash ? ' stroke-dasharray="6 4"' : "";
  return `<polyline points="${places}" fill="none" stroke="${colour}" stroke-width="${width}"${dashes}/>`;
}

/** An area without a line around it; its sharp edges leave no gap between two that touch. */
export function area({ left, top, width, height }: Box, colour: string): string {
  const size = `width="${round(width)}" height="${round(height)}"`;
  return `<rect x="${round(left)}" y="${round(top)}" ${size} fill="${colour}" shape-rendering="crispEdges"/>`;
}

/**
 * Dots of one colour each. Dots of nearly the same colour share it, which makes the picture many times
 * smaller.
 */
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

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The stretches of a line between its gaps, as lists of indices. */
export function runs(values: (number | string | null)[]): number[][] {
  const found: number[][] = [[]];
  values.forEach((value, i) => {
    if (value === null) found.push([]);
    else found[found.length - 1].push(i);
  });
  return found.filter((run) => run.length > 1);
}
