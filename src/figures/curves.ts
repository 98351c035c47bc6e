// Numbers against K, and numbers from run to run.
import type { LayoutAxis, PlotData } from "plotly.js";
import { inCode } from "../base/arguments";
import { type Figure, figure } from "./space";

/** The colours of Okabe & Ito 2008, which the colour-blind can tell apart too. */
export const TELL_APART = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];

/**
 * Curves over the same K, each in a plot of its own, side by side.
 * @param curves values by name; NaN leaves a gap
 */
export function curvesOverK(title: string, K: number[], curves: Record<string, number[]>): Figure {
  const names = Object.keys(curves);
  const other = names.find((name) => curves[name].length !== K.length);
  if (other) throw new Error(`There are ${K.length} K, but ${curves[other].length} values of "${other}".`);
  const { traces, axes } = sideBySide(names.length, (i) => ({
    x: { type: "category", title: { text: "K" } },
    y: { title: { text: names[i] }, rangemode: "tozero", automargin: true },
  }));
  const data = names.map((name, i) => ({
    ...curve(name, K, curves[name]),
    line: { color: TELL_APART[i % TELL_APART.length] },
    ...traces[i],
  }));
  const margin = { l: 20, r: 20, t: 50, b: 60 };
  return figure(title, data, { ...axes, height: 380, margin });
}

type Axes = { x: Partial<LayoutAxis>; y: Partial<LayoutAxis> };

/** The axes of plots side by side: what the traces of each call them, and the layout's part. */
export function sideBySide(plots: number, axesOf: (i: number) => Axes) {
  const axes: Record<string, object> = {};
  const traces = Array.from({ length: plots }, (_, i) => {
    const number = i === 0 ? "" : i + 1;
    const [xaxis, yaxis] = [`x${number}`, `y${number}`];
    const { x, y } = axesOf(i);
    axes[`xaxis${number}`] = { domain: [i / plots + 0.04, (i + 1) / plots - 0.03], anchor: yaxis, ...x };
    axes[`yaxis${number}`] = { anchor: xaxis, ...y };
    return { xaxis, yaxis };
  });
  return { traces, axes };
}

/** @param values NaN leaves a gap */
export function curve(name: string, K: number[], values: number[]): Partial<PlotData> {
  return {
    type: "scatter",
    mode: "lines+markers",
    name,
    x: K.map(String),
    y: values.map((value) => (Number.isNaN(value) ? null : Number(value.toPrecision(4)))),
    hovertemplate: "K = %{x}: %{y}<extra></extra>",
  };
}

/**
 * How far each run's inertia is above the best of all, as a box and a point a run.
 * @param groups inertias by the name of what their runs have in common
 */
export function spread(title: string, groups: Record<string, number[]>): Figure {
  const best = Math.min(...Object.values(groups).flat());
  const data = Object.entries(groups).map(([name, inertias], i): Partial<PlotData> => {
    const text = inertias.map((inertia, run) => `run ${run}: inertia ${inertia.toPrecision(5)}`);
    return {
      type: "box",
      name,
      y: inertias.map(() => name),
      orientation: "h",
      x: inertias.map((inertia) => Math.round(1e4 * (inertia / best - 1)) / 100),
      text,
      boxpoints: "all",
      jitter: 0.6,
      pointpos: 0,
      fillcolor: "rgba(0,0,0,0.04)",
      marker: { color: TELL_APART[i], size: 6, opacity: 0.7 },
      hovertemplate: "%{text}<extra></extra>",
    } as Partial<PlotData>;
  });
  return figure(title, data, {
    height: 340,
    margin: { l: 20, r: 20, t: 50, b: 60 },
    xaxis: { title: { text: "Inertia above the best run, %" }, zeroline: false },
    yaxis: { automargin: true, range: [data.length - 0.5, -0.5] }, // the first on top
  });
}

/**
 * Palettes in rows below each other, each from dark to light, so that they can be compared column by column.
 * @param palettes by name: [K, 3], 0-255
 */
export function paletteRows(title: string, palettes: Record<string, number[][]>): Figure {
  for (const [name, palette] of Object.entries(palettes)) checkBytes(name, palette);
  const names = Object.keys(palettes).reverse(); // a plot counts from below
  const data = names.map((name, row): Partial<PlotData> => {
    const colours = [...palettes[name]].sort((a, b) => lightness(a) - lightness(b));
    return {
      type: "bar",
      x: colours.map((_, i) => (i + 0.5) / colours.length),
      y: colours.map(() => 0.86),
      base: colours.map(() => row - 0.43),
      width: colours.map(() => 1 / colours.length),
      marker: { color: colours.map((rgb) => `rgb(${rgb})`) },
      hovertext: colours.map((rgb) => `rgb(${rgb.join(", ")})`),
      hoverinfo: "text",
    } as unknown as Partial<PlotData>;
  });
  const tickvals = names.map((_, row) => row);
  return figure(title, data, {
    height: 70 + 70 * names.length,
    barmode: "overlay",
    margin: { l: 20, r: 20, t: 50, b: 10 },
    xaxis: { visible: false, range: [0, 1] },
    yaxis: {
      tickvals,
      ticktext: names,
      range: [-0.5, names.length - 0.5],
      automargin: true,
      showgrid: false,
      zeroline: false,
    },
  });
}

/** @throws unless the colours are lists of three whole numbers from 0 to 255 */
function checkBytes(name: string, palette: number[][]): void {
  const isByte = (v: unknown) => Number.isInteger(v) && (v as number) >= 0 && (v as number) <= 255;
  if (!Array.isArray(palette))
    throw new Error(
      `The palette "${name}" must be a list of colours, 0-255, as toBytes makes it, not ${inCode(palette)}.`,
    );
  const other = palette.findIndex((rgb) => rgb.length !== 3 || !rgb.every(isByte));
  if (other >= 0)
    throw new Error(
      `The colours of "${name}" must be three whole numbers each, 0-255, as toBytes makes them, not [${palette[other]}].`,
    );
}

const lightness = ([r, g, b]: number[]) => 0.3 * r + 0.59 * g + 0.11 * b;
