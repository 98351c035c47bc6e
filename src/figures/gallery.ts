// Pictures inside figures, so that a slider or a button can exchange them with no kernel behind the page.
import type { Image, Layout, PlotData } from "plotly.js";
import { checkWhole } from "../base/arguments";
import { type Figure, page } from "./space";

/** A picture as the page takes it, with what to write above it. */
export interface Captioned {
  caption: string;
  /** A data URI. */
  source: string;
  /** Height / width. */
  aspect: number;
}

/**
 * Pictures side by side, each under its caption.
 * @param choices by name: the same number of pictures each; with several choices, buttons exchange them
 */
export function gallery(title: string, choices: Record<string, Captioned[]>, { columns = 2 } = {}): Figure {
  const names = Object.keys(choices);
  const shown = choices[names[0]] ?? [];
  if (shown.length === 0) throw new Error("choices has no picture to show.");
  const other = names.find((name) => choices[name].length !== shown.length);
  if (other)
    throw new Error(
      `"${names[0]}" has ${shown.length} pictures, but "${other}" has ${choices[other].length}.`,
    );
  checkWhole("columns", columns);
  const rows = Math.ceil(shown.length / columns);
  const aspect = Math.max(...shown.map((picture) => picture.aspect));
  const places = shown.map((_, i) => place(i, columns, rows));
  const layout: Partial<Layout> = {
    height: 100 + rows * Math.round((900 / columns) * aspect + 30),
    xaxis: { visible: false, range: [0, 1] },
    yaxis: { visible: false, range: [0, 1] },
    images: shown.map(({ source }, i) => pictureAt(places[i], source)),
    annotations: shown.map(({ caption }, i) => ({
      text: caption,
      xref: "paper",
      yref: "paper",
      x: places[i].x,
      y: places[i].y,
      xanchor: "left",
      yanchor: "bottom",
      align: "left",
      showarrow: false,
    })),
  };
  if (names.length > 1) layout.updatemenus = [exchange(choices)];
  return { data: [nothing], layout: { ...layout, ...page(title), margin: { l: 10, r: 10, t: 90, b: 10 } } };
}

/** Buttons above the pictures, one a choice. */
function exchange(choices: Record<string, Captioned[]>) {
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
      args: [
        Object.fromEntries(
          pictures.flatMap(({ caption, source }, i) => [
            [`images[${i}].source`, source],
            [`annotations[${i}].text`, caption],
          ]),
        ),
      ],
    })),
  };
}

/** A picture in the figure's own coordinates, from 0 to 1. */
export function pictureAt(
  box: { x: number; y: number; width: number; height: number },
  source: string,
): Partial<Image> {
  return {
    source,
    xref: "paper",
    yref: "paper",
    x: box.x,
    y: box.y,
    sizex: box.width,
    sizey: box.height,
    xanchor: "left",
    yanchor: "top",
    sizing: "contain",
    layer: "above",
  } as Partial<Image>;
}

/** A figure needs a trace, even if it has only pictures. */
const nothing: Partial<PlotData> = { type: "scatter", x: [], y: [], hoverinfo: "skip" };

function place(i: number, columns: number, rows: number) {
  const [width, height] = [1 / columns, 1 / rows];
  const [column, row] = [i % columns, Math.floor(i / columns)];
  return { x: column * width, y: 1 - row * height, width: width - 0.015, height: height - 0.06 };
}
