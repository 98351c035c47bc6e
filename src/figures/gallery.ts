// Pictures inside figures, so that a slider or a button can exchange them with no kernel behind the page.
import type { Image, Layout, PlotData } from "plotly.js";
import { type Figure, figure } from "./space";

/** A picture as the page takes it, with what to write above it. */
export interface Captioned {
  caption: string;
  /** A data URI. */
  source: string;
  /** Height / width. */
  aspect: number;
}

const COLUMNS = 2;

/**
 * Pictures side by side, each under its caption.
 * @param choices by name: the same number of pictures each; with several choices, buttons exchange them
 */
export function gallery(title: string, choices: Record<string, Captioned[]>): Figure {
  const names = Object.keys(choices);
  const shown = choices[names[0]] ?? [];
  if (shown.length === 0) throw new Error("choices has no picture to show.");
  const other = names.find((name) => choices[name].length !== shown.length);
  if (other)
    throw new Error(
      `"${names[0]}" has ${shown.length} pictures, but "${other}" has ${choices[other].length}.`,
    );
  const rows = Math.ceil(shown.length / COLUMNS);
  const aspect = Math.max(...shown.map((picture) => picture.aspect));
  return figure(title, [nothing], {
    ...hung(shown, rows),
    height: 100 + rows * Math.round((900 / COLUMNS) * aspect + 30),
    margin: { l: 10, r: 10, t: 90, b: 10 },
    xaxis: { visible: false, range: [0, 1] },
    yaxis: { visible: false, range: [0, 1] },
    ...(names.length > 1 && { updatemenus: [buttons(choices, rows)] }),
  });
}

/** The pictures in their places, and the captions above them. */
function hung(pictures: Captioned[], rows: number): Partial<Layout> {
  const places = pictures.map((_, i) => placeOf(i, rows));
  return {
    images: pictures.map(({ source }, i) => pictureAt(places[i], source)),
    annotations: pictures.map(({ caption }, i) => wordsAbove(places[i], caption, "left")),
  };
}

/** Words above a place in the figure's own coordinates, from 0 to 1. */
export function wordsAbove({ x, y }: Pick<Place, "x" | "y">, text: string, align: "left" | "center") {
  const paper = { xref: "paper", yref: "paper", yanchor: "bottom", showarrow: false } as const;
  return { text, x, y, align, xanchor: align, ...paper };
}

/** Above the pictures, one a choice. */
function buttons(choices: Record<string, Captioned[]>, rows: number) {
  return {
    type: "buttons" as const,
    direction: "left" as const,
    x: 1,
    xanchor: "right" as const,
    y: 1,
    yanchor: "bottom" as const,
    pad: { b: 28 },
    buttons: Object.entries(choices).map(([label, pictures]) => ({
      label,
      method: "relayout" as const,
      args: [hung(pictures, rows)],
    })),
  };
}

/** A picture in the figure's own coordinates, from 0 to 1. */
export function pictureAt(place: Place, source: string): Partial<Image> {
  return {
    ...place,
    source,
    xref: "paper",
    yref: "paper",
    xanchor: "left",
    yanchor: "top",
    sizing: "contain",
    layer: "above",
  };
}

/** A figure needs a trace, even if it has only pictures. */
const nothing: Partial<PlotData> = { type: "scatter", x: [], y: [], hoverinfo: "skip" };

type Place = Pick<Image, "x" | "y" | "sizex" | "sizey">;

function placeOf(i: number, rows: number): Place {
  const [width, height] = [1 / COLUMNS, 1 / rows];
  const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)];
  return { x: column * width, y: 1 - row * height, sizex: width - 0.015, sizey: height - 0.06 };
}
