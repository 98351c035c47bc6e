// Plotly figures as plain data: nothing is drawn here. Only the files plots*.ts know Plotly.
import type { Layout, PlotData } from "plotly.js";
import { asPoints, type Points } from "./points";

export interface Figure {
  data: Partial<PlotData>[];
  layout: Partial<Layout> & { title: { text: string } };
}

/** Space with a red, a green and a blue axis, from 0 to 1 each. */
export function rgbSpace(title: string, ...data: Partial<PlotData>[]): Figure {
  const axis = (text: string) => ({ title: { text }, range: [0, 1] });
  return {
    data,
    layout: {
      ...page(title),
      height: 620,
      scene: {
        xaxis: axis("Red channel"),
        yaxis: axis("Green channel"),
        zaxis: axis("Blue channel"),
        aspectmode: "cube",
        camera: { eye: { x: 1.5, y: -1.5, z: 0.9 } },
      },
      legend: { x: 0, y: 1, itemsizing: "constant" },
    },
  };
}

/** Points in the given colours; the opacity is the whole cloud's, since see-through colours turn white in 3D. */
export function cloud(
  points: Points,
  colours: Points,
  { opacity = 1, name = "Pixels" } = {},
): Partial<PlotData> {
  const color = rows(colours).map((rgb) => `rgb(${rgb.map((v) => Math.round(v * 255))})`);
  return { ...markers(points, name), opacity, marker: { color, size: 3 } };
}

/** Points coloured by a number each, with a scale beside them that the colour-blind can read too. */
export function heat(points: Points, values: ArrayLike<number>, name: string): Partial<PlotData> {
  const colorbar = { title: { text: name }, thickness: 18 };
  return {
    ...markers(points, "Pixels"),
    hovertemplate: `${PLACE}<br>${name.toLowerCase()} %{marker.color:.3f}<extra></extra>`,
    marker: { color: Array.from(values), colorscale: "Viridis", colorbar, size: 3 },
  };
}

/** Centroids, as red stars on top of all else. */
export function stars(centroids: Points, name = "Clusters"): Partial<PlotData> {
  const text = rows(centroids).map((_, i) => `Cluster ${i + 1}`);
  const font = { color: "red", size: 32 }; // letters, because Plotly has no star among its markers in 3D
  return {
    ...markers(centroids, name),
    mode: "text+markers",
    text: text.map(() => "★"),
    textposition: "middle center",
    hovertext: text,
    hovertemplate: `%{hovertext}<br>${PLACE}<extra></extra>`,
    textfont: font,
    marker: { color: "red", size: 2 },
  };
}

/** The colours of a palette side by side, numbered from 1. */
export function paletteStrip(palette: Points, title = "Palette"): Figure {
  const colours = rows(palette).map((rgb) => rgb.map((v) => Math.round(v * 255)));
  const bars: Partial<PlotData> = {
    type: "bar",
    x: colours.map((_, i) => `Cluster ${i + 1}`),
    y: colours.map(() => 1),
    marker: { color: colours.map((rgb) => `rgb(${rgb})`) },
    hovertext: colours.map((rgb) => `rgb(${rgb.join(", ")})`),
    hoverinfo: "x+text",
  };
  return {
    data: [bars],
    layout: {
      ...page(title),
      height: 230,
      bargap: 0.08,
      yaxis: { visible: false },
      xaxis: { automargin: true },
    },
  };
}

/** A light page also in a dark notebook, so that axes and letters stay readable. */
export function page(title: string) {
  return {
    title: { text: title, x: 0.02, xanchor: "left" as const }, // on the right stand Plotly's own buttons
    paper_bgcolor: "white",
    font: { color: "#222" },
    margin: { l: 20, r: 20, t: 50, b: 40 },
  };
}

/** What the mouse is told of a point. */
const PLACE = "red %{x:.3f}<br>green %{y:.3f}<br>blue %{z:.3f}";

function markers(points: Points, name: string): Partial<PlotData> {
  const table = rows(points);
  const column = (d: number) => table.map((point) => Math.round(point[d] * 1e4) / 1e4); // 4 digits keep the notebook light
  const place = { x: column(0), y: column(1), z: column(2) };
  return { type: "scatter3d", mode: "markers", name, hovertemplate: `${PLACE}<extra></extra>`, ...place };
}

export function rows(points: Points): number[][] {
  return asPoints(points, "points").arraySync();
}
