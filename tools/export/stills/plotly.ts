// What the still pictures need to know of Plotly's figures: less, and more exactly, than Plotly's own types say.
import type { LayoutAxis } from "plotly.js";

export type Value = number | string | null;

export interface Marker {
  color?: string | (number | string)[];
  /** The colours at places from 0 to 1, or "Viridis". */
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
  x?: Value[];
  y?: Value[];
  z?: Value[];
  text?: string[];
  textposition?: string;
  base?: number[];
  width?: number[];
  xaxis?: string;
  yaxis?: string;
  scene?: string;
  marker?: Marker;
  line?: { color?: string; width?: number; dash?: string };
  textfont?: { color?: string; size?: number };
}

/** Of a plot or of a space. */
export type Axis = Partial<LayoutAxis>;

export interface Scene {
  xaxis?: Axis;
  yaxis?: Axis;
  zaxis?: Axis;
  domain?: { x: number[]; y: number[] };
  camera?: { eye?: { x: number; y: number; z: number } };
}

/** A line across plots, at a value of an x axis. */
export interface Shape {
  xref: string;
  x0: number;
  line: { color: string; width: number };
}

export interface Layout {
  title: { text: string };
  width?: number;
  height?: number;
  margin?: { l?: number; r?: number; t?: number; b?: number };
  sliders?: unknown[];
  scene?: Scene;
  xaxis?: Axis;
  yaxis?: Axis;
  images?: { source: string; x: number; y: number; sizex: number; sizey: number }[];
  shapes?: Shape[];
  /** Notes at places of the whole figure, from 0 to 1. */
  annotations?: { text: string; x: number; y: number; xanchor?: string }[];
  showlegend?: boolean;
}
