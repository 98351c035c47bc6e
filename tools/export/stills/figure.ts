// Our figures as still SVG pictures, for where Plotly isn't: a notebook on GitHub, a PDF.
import { escapeHtml } from "../../../src/base/html";
import type { Figure } from "../../../src/figures/space";
import { legend } from "./legend";
import { drawPlane } from "./plane";
import type { Axis, Layout, Trace } from "./plotly";
import { drawSpace } from "./space";
import { type Box, picture, text } from "./svg";

/** A figure as an SVG picture. */
export function poster(figure: Figure): string {
  const { traces, layout } = lastMoment(figure);
  const { width = 840, height = 450, images = [], annotations = [] } = layout;
  const { l = 60, r = 30, t = 60, b = 50 } = layout.margin ?? {};
  const below = layout.sliders ? 50 : b; // without the slider, which makes no sense in a still picture
  const names = layout.yaxis?.automargin ? 80 : 30; // room for what stands at the y axis
  const area = { left: l + names, top: t, width: width - l - r - names, height: height - t - below - 20 };
  return picture(width, height, [
    text(width / 2, 28, layout.title.text, { size: 17 }),
    ...[...new Set(traces.map(plotOf))].flatMap(
      (plot) =>
      drawPlot(plot, traces.filter((trace) => plotOf(trace) === plot), layout, area), // biome-ignore format: one line
    ),
    ...images.map(({ source, x, y, sizex, sizey }) => {
      const { left, top, width, height } = boxIn(area, { x: [x, x + sizex], y: [y - sizey, y] });
      const place = `x="${left}" y="${top}" width="${width}" height="${height}"`;
      return `<image href="${escapeHtml(source)}" ${place} preserveAspectRatio="xMinYMin"/>`;
    }),
    ...annotations.map(({ text: words, x, y, xanchor }) => {
      const { left, top } = boxIn(area, { x: [x, x], y: [y, y] });
      const above = 6 + 15 * (words.split("<br>").length - 1); // its last line stands above its place
      return text(left, top - above, words, { anchor: xanchor === "center" ? "middle" : "start" });
    }),
    ...(layout.showlegend ? legend(traces, { ...area, left: l + 12 }) : []),
  ]);
}

/** What a film shows at its end, where the whole way can be seen; any other figure, which has no frames, as it is. */
function lastMoment(figure: Figure): { traces: Trace[]; layout: Layout } {
  const { data = [], layout } = figure.frames?.at(-1) ?? {};
  return {
    traces: figure.data.map((trace, i) => ({ ...trace, ...data[i] })) as Trace[],
    layout: { ...figure.layout, ...layout } as Layout,
  };
}

/** Where a trace stands: the name of a scene, or of two axes. */
function plotOf({ type, scene = "scene", xaxis = "x", yaxis = "y" }: Trace): string {
  return type === "scatter3d" ? scene : `${xaxis} ${yaxis}`;
}

function drawPlot(plot: string, traces: Trace[], layout: Layout, area: Box): string[] {
  const [first, second] = plot.split(" ");
  if (!second) {
    const scene = layout[first as "scene"] ?? {};
    return drawSpace(traces, scene, boxIn(area, scene.domain));
  }
  const axis = (id: string): Axis => layout[`${id[0]}axis${id.slice(1)}` as "xaxis"] ?? {};
  const [x, y] = [axis(first), axis(second)];
  const shapes = (layout.shapes ?? []).filter(({ xref }) => xref === first);
  const isShared = (x.anchor ?? second) !== second; // with a plot below, which has its numbers
  const box = boxIn(area, { x: x.domain, y: y.domain });
  return drawPlane(traces, { x: isShared ? { ...x, visible: false } : x, y }, shapes, box);
}

/** The part of an area that a domain, in parts of 1 from below, stands for. */
function boxIn(
  area: Box,
  { x: [x0, x1] = [0, 1], y: [y0, y1] = [0, 1] }: { x?: number[]; y?: number[] } = {},
): Box {
  return {
    left: area.left + x0 * area.width,
    top: area.top + (1 - y1) * area.height,
    width: (x1 - x0) * area.width,
    height: (y1 - y0) * area.height,
  };
}
