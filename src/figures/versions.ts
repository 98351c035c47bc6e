// One picture with one palette after the other: the slider over K.
import type { Layout, PlotData } from "plotly.js";
import { checkWhole } from "../base/arguments";
import { pictureAt } from "./gallery";
import { type Figure, page } from "./space";

/** A picture with one palette, and what that costs. */
export interface Version {
  /** The colours, 0-255, the one that covers most of the picture first. */
  palette: number[][];
  /** The part of the picture that each covers; together 1. */
  shares: number[];
  /** The size of the picture as a PNG file with this palette, in bytes. */
  bytes: number;
  /** How near it is to the original: dB, more is better. */
  psnr: number;
  /** How different it looks: the mean CIEDE2000 difference, less is better. */
  difference: number;
  /** A small copy, as a data URI. */
  source: string;
}

export interface Sizes {
  /** 3 bytes a pixel. */
  raw: number;
  /** The file that the picture came from. */
  file: number;
}

const BLUE = "#0072b2";
const ORANGE = "#d55e00";
const MEASURES = [
  { name: "PNG file, kB", value: ({ bytes }: Version) => Math.round(bytes / 1000), type: "log" },
  { name: "PSNR, dB", value: ({ psnr }: Version) => round(psnr), type: "linear" },
  { name: "CIEDE2000", value: ({ difference }: Version) => round(difference), type: "linear" },
] as const;

/**
 * A slider over the versions: the picture, its palette, and its cost and quality against the number of
 * colours.
 * @param first the number of the version to begin with, counted from 0
 */
export function versionSlider(versions: Version[], sizes: Sizes, first = 0): Figure {
  if (versions.length === 0) throw new Error("versions is empty: paintedWith makes one.");
  checkWhole("first", first, 0, versions.length - 1);
  const names = versions.map(({ palette }) => `${palette.length}`);
  const curves = MEASURES.map(({ value }, i) => curve(names, versions.map(value), i + 2));
  const place = { x: 0, y: 1, width: 0.57, height: 0.8 };
  return {
    data: [{ ...paletteTrace, ...paletteOf(versions[first]) }, ...curves],
    layout: {
      ...page(title(versions[first])),
      height: 700,
      showlegend: false,
      margin: { l: 10, r: 20, t: 50, b: 20 },
      xaxis: { domain: [0, 0.57], visible: false, range: [0, 1], fixedrange: true },
      yaxis: { domain: [0, 0.16], visible: false, range: [0, 1], fixedrange: true },
      ...axes(),
      images: [pictureAt(place, versions[first].source)],
      shapes: [...MEASURES.map((_, i) => marker(i + 2, first)), level(sizes.raw), level(sizes.file)],
      annotations: [note("raw pixels", sizes.raw, "bottom"), note("the original file", sizes.file, "top")],
      sliders: [slider(versions, names, first)],
    } as Figure["layout"],
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

function title({ palette, bytes, psnr, difference }: Version): string {
  const size = Math.round(bytes / 1000).toLocaleString("en");
  const quality = `PSNR ${psnr.toFixed(1)} dB, CIEDE2000 ${difference.toFixed(1)}`;
  return `${palette.length} colours: ${size} kB, ${quality}`;
}

const paletteTrace: Partial<PlotData> = { type: "bar", hoverinfo: "text", textposition: "none" };

/** Each colour as wide as the part of the picture that it covers. */
function paletteOf({ palette, shares }: Version): Partial<PlotData> {
  let covered = 0;
  const middles = shares.map((share) => {
    covered += share;
    return covered - share / 2;
  });
  return {
    x: middles,
    y: shares.map(() => 1),
    width: shares,
    marker: { color: palette.map((rgb) => `rgb(${rgb})`) },
    hovertext: palette.map((rgb, k) => `rgb(${rgb.join(", ")}): ${(100 * shares[k]).toFixed(1)} %`),
  };
}

function curve(names: string[], values: number[], axis: number): Partial<PlotData> {
  const hovertemplate = `%{x} colours: %{y}<extra></extra>`;
  const axes = { xaxis: `x${axis}`, yaxis: `y${axis}` };
  return {
    type: "scatter",
    mode: "lines+markers",
    x: names,
    y: values,
    ...axes,
    line: { color: BLUE },
    hovertemplate,
  };
}

/** Three small plots above each other, on the right. */
function axes(): Partial<Layout> {
  return Object.fromEntries(
    MEASURES.flatMap(({ name, type }, i) => {
      const top = 0.97 - i * 0.35;
      const text = i === MEASURES.length - 1 ? "Colours" : "";
      const powers = type === "log" ? { dtick: 1, tickformat: "," } : {};
      return [
        [
          `xaxis${i + 2}`,
          {
            domain: [0.66, 1],
            anchor: `y${i + 2}`,
            type: "category",
            title: { text },
            tickangle: 0,
            tickfont: { size: 10 },
          },
        ],
        [
          `yaxis${i + 2}`,
          {
            domain: [top - 0.25, top],
            anchor: `x${i + 2}`,
            type,
            ...powers,
            title: { text: name },
            zeroline: false,
          },
        ],
      ];
    }),
  );
}

/** Shows in each plot where the slider stands. */
function marker(axis: number, at: number) {
  const line = { color: ORANGE, width: 2 };
  return { type: "line", xref: `x${axis}`, yref: `y${axis} domain`, x0: at, x1: at, y0: 0, y1: 1, line };
}

function level(bytes: number) {
  const line = { color: "#777", width: 1, dash: "dash" };
  return {
    type: "line",
    xref: "x2 domain",
    yref: "y2",
    x0: 0,
    x1: 1,
    y0: bytes / 1000,
    y1: bytes / 1000,
    line,
  };
}

/** Beside its line: above or below it, so that two notes on lines close to each other stay apart. */
function note(text: string, bytes: number, yanchor: "bottom" | "top") {
  const y = Math.log10(bytes / 1000); // notes on a logarithmic axis count in powers of ten
  return {
    text,
    xref: "x2 domain",
    yref: "y2",
    x: 0,
    y,
    xanchor: "left",
    yanchor,
    showarrow: false,
    font: { size: 11 },
  };
}

function slider(versions: Version[], names: string[], active: number) {
  return {
    active,
    y: 0,
    pad: { t: 30 },
    currentvalue: { prefix: "Colours: " },
    steps: versions.map((version, i) => ({
      label: names[i],
      method: "update" as const,
      args: [update(version), relayout(version, i), [0]],
    })),
  };
}

/** The palette's trace: Plotly wants each new value in a list, one for each trace that changes. */
function update(version: Version) {
  const { x, y, width, marker, hovertext } = paletteOf(version);
  return { x: [x], y: [y], width: [width], "marker.color": [marker?.color], hovertext: [hovertext] };
}

function relayout(version: Version, i: number) {
  const markers = MEASURES.flatMap((_, m) => [[`shapes[${m}].x0`, i], [`shapes[${m}].x1`, i]]); // biome-ignore format: one line
  return { "title.text": title(version), "images[0].source": version.source, ...Object.fromEntries(markers) };
}
