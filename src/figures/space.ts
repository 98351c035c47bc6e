// Plotly figures as plain data: nothing is drawn here. Plotly's figures are made in this folder only.
import type { Layout, PlotData } from "plotly.js";
import { checkCount, checkNumbers, inCode } from "../base/arguments";
import { tf } from "../base/tf";
import { asColours, type Points } from "../kmeans/points";

export interface Figure {
  data: Partial<PlotData>[];
  layout: Partial<Layout> & { title: { text: string } };
  /** The moments of a film. */
  frames?: { name: string; data: Partial<PlotData>[]; layout: Partial<Layout> }[];
}

/**
 * Space with a red, a green and a blue axis, from 0 to 1 each.
 * @param data what `cloud`, `heat` and `stars` make
 */
export function rgbSpace(title: string, ...data: Partial<PlotData>[]): Figure {
  const other = data.findIndex((trace) => trace?.type !== "scatter3d");
  if (other >= 0)
    throw new Error(`rgbSpace draws what cloud, heat and stars make, not ${inCode(data[other])}.`);
  const axis = (text: string) => ({ title: { text }, range: [0, 1] });
  return figure(title, data, {
    height: 620,
    scene: {
      xaxis: axis("Red channel"),
      yaxis: axis("Green channel"),
      zaxis: axis("Blue channel"),
      aspectmode: "cube",
      camera: { eye: { x: 1.5, y: -1.5, z: 0.9 }, center: { x: 0, y: 0, z: -0.1 } }, // a little up: there is room for the axes' names
    },
    margin: { l: 0, r: 0, t: 50, b: 0 },
    showlegend: data.length > 1,
    legend: { x: 0, y: 1, itemsizing: "constant" },
  });
}

/**
 * Points in the given colours; the opacity is the whole cloud's, since see-through colours turn white in 3D.
 * @param points [N, 3]
 * @param colours [N, 3], 0-1
 */
export function cloud(
  points: Points,
  colours: Points,
  { opacity = 1, name = "Pixels" } = {},
): Partial<PlotData> {
  if (typeof opacity !== "number" || !(opacity >= 0 && opacity <= 1))
    throw new Error(`opacity must be a number from 0 to 1, not ${inCode(opacity)}.`);
  const [places, color] = [rows(points, "points"), rows(colours, "colours").map(css)];
  checkCount(places.length, color.length, "colours");
  return { ...markers(places, name), opacity, marker: { color, ...DOT } };
}

/**
 * Points coloured by a number each, with a scale beside them that the colour-blind can read too.
 * @param points [N, 3]
 * @param values N numbers
 */
export function heat(points: Points, values: ArrayLike<number>, name: string): Partial<PlotData> {
  if (typeof values?.length !== "number")
    throw new Error(
      `values must be a list of numbers, not ${inCode(values)}: dataSync() gets a tensor's out.`,
    );
  const places = rows(points, "points");
  checkCount(places.length, values.length, "values");
  checkNumbers(values, [values.length], "values");
  const colorbar = { title: { text: name }, thickness: 18 };
  return {
    ...markers(places, "Pixels"),
    hovertemplate: `${PLACE}<br>${name.toLowerCase()} %{marker.color:.3f}<extra></extra>`,
    marker: { color: Array.from(values), colorscale: "Viridis", colorbar, ...DOT },
  };
}

/**
 * Centroids, as red stars on top of all else.
 * @param centroids [K, 3]
 */
export function stars(centroids: Points, name = "Clusters"): Partial<PlotData> {
  const places = rows(centroids, "centroids");
  const text = places.map((_, i) => `Cluster ${i + 1}`);
  const font = { color: "red", size: 32 }; // letters, because Plotly has no star among its markers in 3D
  return {
    ...markers(places, name),
    mode: "text+markers",
    text: text.map(() => "★"),
    textposition: "middle center",
    hovertext: text,
    hovertemplate: `%{hovertext}<br>${PLACE}<extra></extra>`,
    textfont: font,
    marker: { color: "red", size: 2 },
  };
}

/**
 * The colours of a palette side by side, numbered from 1.
 * @param palette [K, 3], 0-1
 */
export function paletteStrip(palette: Points, title = "Palette"): Figure {
  const colours = rows(palette, "palette").map(css);
  const bars: Partial<PlotData> = {
    type: "bar",
    x: colours.map((_, i) => `Cluster ${i + 1}`),
    y: colours.map(() => 1),
    marker: { color: colours },
    hovertext: colours.map((colour) => colour.replaceAll(",", ", ")),
    hoverinfo: "x+text",
  };
  return figure(title, [bars], {
    height: 230,
    bargap: 0.08,
    yaxis: { visible: false, range: [0, 1] },
    xaxis: { automargin: true },
  });
}

/** A figure on a light page, also in a dark notebook, so that axes and letters stay readable. */
export function figure(text: string, data: Partial<PlotData>[], layout: Partial<Layout>): Figure {
  const title = { text, x: 0.02, xanchor: "left" } as const; // on the right stand Plotly's own buttons
  const margin = { l: 20, r: 20, t: 50, b: 40 };
  const page = { paper_bgcolor: "white", font: { color: "#222" }, showlegend: false, margin };
  return { data, layout: { ...page, ...layout, title } };
}

/** A pixel in a cloud. Plotly draws it as 5 triangles, and a disc as 23, which without a graphics card turn at half the speed. */
export const DOT = { size: 3, symbol: "diamond" } as const;

/** What the mouse is told of a point. */
const PLACE = "red %{x:.3f}<br>green %{y:.3f}<br>blue %{z:.3f}";

function markers(places: number[][], name: string): Partial<PlotData> {
  const column = (d: number) => places.map((point) => Math.round(point[d] * 1e4) / 1e4); // 4 digits keep the notebook light
  const place = { x: column(0), y: column(1), z: column(2) };
  return { type: "scatter3d", mode: "markers", name, hovertemplate: `${PLACE}<extra></extra>`, ...place };
}

/**
 * Places or colours as plain lists of three numbers.
 * @param name what the caller calls them, for the error message
 */
export function rows(points: Points, name: string): number[][] {
  return tf.tidy(() => asColours(points, name).arraySync());
}

/** A colour, 0-1, as a page writes it. */
export const css = (rgb: number[]) => `rgb(${rgb.map((v) => Math.round(v * 255))})`;
