// One picture with one palette after the other: the slider over K.
import type { Layout, PlotData, Shape } from "plotly.js";
import { checkWhole } from "../base/arguments";
import { curve, TELL_APART } from "./curves";
import { pictureAt } from "./gallery";
import { type Figure, figure } from "./space";

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

const MEASURES = [
  { name: "PNG file, kB", value: ({ bytes }: Version) => bytes / 1000 },
  { name: "PSNR, dB", value: ({ psnr }: Version) => psnr },
  { name: "CIEDE2000", value: ({ difference }: Version) => difference },
];

/**
 * A slider over the versions: the picture, its palette, and its cost and quality against the number of
 * colours.
 * @param sizes in bytes: of the raw pixels, 3 for each, and of the file that the picture came from
 * @param first the number of the version to begin with, counted from 0
 */
export function versionSlider(versions: Version[], sizes: { raw: number; file: number }, first = 0): Figure {
  if (versions.length === 0) throw new Error("versions is empty: paintedWith makes one.");
  checkWhole("first", first, 0, versions.length - 1);
  const K = versions.map(({ palette }) => palette.length);
  const curves = MEASURES.map(({ name, value }, i) => ({
    ...curve(name, K, versions.map(value)),
    line: { color: TELL_APART[0] },
    xaxis: "x2",
    yaxis: `y${i + 2}`,
  }));
  const data: Partial<PlotData>[] = [
    { type: "bar", hoverinfo: "text", textposition: "none", ...paletteOf(versions[first]) },
    ...curves,
    level("raw pixels", sizes.raw, K, "top right"),
    level("the original file", sizes.file, K, "bottom right"),
  ];
  return figure(title(versions[first]), data, {
    ...axes(),
    height: 700,
    margin: { l: 10, r: 20, t: 50, b: 20 },
    xaxis: { domain: [0, 0.57], visible: false, range: [0, 1], fixedrange: true },
    yaxis: { domain: [0, 0.16], visible: false, range: [0, 1], fixedrange: true },
    images: [pictureAt({ x: 0, y: 1, sizex: 0.57, sizey: 0.8 }, versions[first].source)],
    shapes: [marker(first)],
    sliders: [slider(versions, first)],
  });
}

function title({ palette, bytes, psnr, difference }: Version): string {
  const size = Math.round(bytes / 1000).toLocaleString("en");
  const quality = `PSNR ${psnr.toFixed(1)} dB, CIEDE2000 ${difference.toFixed(1)}`;
  return `${palette.length} colours: ${size} kB, ${quality}`;
}

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

/**
 * A size to compare the files with, as a line across their plot.
 * @param textposition above or below the line, so that the names of two lines close to each other stay apart
 */
function level(name: string, bytes: number, K: number[], textposition: "top right" | "bottom right") {
  return {
    type: "scatter",
    mode: "text+lines",
    x: [K[0], K[K.length - 1]].map(String),
    y: [bytes / 1000, bytes / 1000],
    text: [name],
    textposition,
    textfont: { size: 11 },
    cliponaxis: false,
    hoverinfo: "skip",
    line: { color: "#777", width: 1, dash: "dash" },
    xaxis: "x2",
    yaxis: "y2",
  } as Partial<PlotData>;
}

/** Three small plots above each other, on the right, over the same K. */
function axes(): Partial<Layout> {
  const heights = MEASURES.map(({ name }, i) => {
    const top = 0.97 - i * 0.35;
    return [`yaxis${i + 2}`, { domain: [top - 0.25, top], anchor: "x2", title: { text: name }, zeroline: false }]; // biome-ignore format: one line
  });
  const { yaxis2, ...others } = Object.fromEntries(heights);
  return {
    xaxis2: { domain: [0.66, 1], anchor: "y4", type: "category", title: { text: "Colours" }, tickangle: 0, tickfont: { size: 10 } }, // biome-ignore format: one line
    yaxis2: { ...yaxis2, type: "log", dtick: 1, tickformat: "," },
    ...others,
  };
}

/** Shows in the three plots where the slider stands. */
function marker(at: number): Partial<Shape> {
  return { type: "line", xref: "x2", yref: "paper", x0: at, x1: at, y0: 0.02, y1: 0.97, line: { color: TELL_APART[1], width: 2 } }; // biome-ignore format: one line
}

/** By changes alone, and not by Plotly's frames, which some viewers leave out (VS Code's). */
function slider(versions: Version[], active: number) {
  const steps = versions.map((version, i) => {
    const picture = { "title.text": title(version), "images[0].source": version.source, shapes: [marker(i)] };
    const args = [paletteChange(version), picture, [0]];
    return { label: `${version.palette.length}`, method: "update" as const, args };
  });
  return { active, y: 0, pad: { t: 30 }, currentvalue: { prefix: "Colours: " }, steps };
}

/** Plotly wants each new value in a list, one for each trace that changes. */
function paletteChange(version: Version) {
  const { x, y, width, marker, hovertext } = paletteOf(version);
  return { x: [x], y: [y], width: [width], "marker.color": [marker?.color], hovertext: [hovertext] };
}
