// Our figures as still SVG pictures, for where Plotly isn't: a notebook on GitHub, a PDF.
import { escapeHtml } from "../../../src/base/html";
import type { Figure } from "../../../src/figures/space";
import { legend } from "./legend";
import { marksOf } from "./marks";
import { drawPlane } from "./plane";
import { drawSpace } from "./space";
import { type Axes, type Box, type Layout, type Trace, text } from "./svg";

/** A figure as an SVG picture. */
export function poster(figure: Figure): string {
  const { traces, layout } = lastMoment(figure);
  const { width = 840, height = 450 } = layout;
  const { l = 60, r = 30, t = 60, b = 50 } = layout.margin ?? {};
  const below = layout.sliders ? 50 : b; // without the slider, which makes no sense in a still picture
  const names = layout.yaxis?.automargin ? 80 : 30; // room for what stands at the y axis
  const area = { left: l + names, top: t, width: width - l - r - names, height: height - t - below - 20 };
  const parts = [
    `<rect width="${width}" height="${height}" fill="white"/>`,
    text(width / 2, 28, layout.title.text, { size: 17 }),
    ...spaces(traces).map(([name, own]) =>
      drawSpace(own, scene(layout, name), boxIn(area, scene(layout, name).domain)),
    ),
    ...planes(traces).map(([[x, y], own]) => {
      const axes: Axes = { x: axis(layout, x), y: axis(layout, y) };
      const box = boxIn(area, { x: axes.x.domain, y: axes.y.domain });
      return drawPlane(own, axes, box, marksOf(x, y, layout.shapes, layout.annotations));
    }),
    ...(layout.images ?? []).map((image) => {
      const place = placed(area, image.x, image.y, image.sizex, image.sizey);
      return `<image href="${escapeHtml(image.source)}" ${place} preserveAspectRatio="xMinYMin"/>`;
    }),
    ...(layout.annotations ?? [])
      .filter(({ xref }) => xref === "paper")
      .map((note) => {
        const middle = note.xanchor === "center";
        const [x, y] = [area.left + note.x * area.width, area.top + (1 - note.y) * area.height - 6];
        return text(x, y, note.text, { anchor: middle ? "middle" : "start", grows: "up" });
      }),
  ];
  const named = traces.filter(({ name, showlegend }) => name && showlegend !== false);
  if (layout.showlegend !== false && named.length > 1) parts.push(legend(named, { ...area, left: l }));
  const name = escapeHtml(layout.title.text);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${name}" font-family="sans-serif">${parts.join("")}</svg>`;
}

interface Moment {
  data: object[];
  layout: object;
  traces: number[];
}

/** What a film shows at its end, where the whole way can be seen; any other figure as it is. */
function lastMoment(figure: Figure & { frames?: unknown[] }): { traces: Trace[]; layout: Layout } {
  const last = figure.frames?.[figure.frames.length - 1] as Moment | undefined;
  const changes = (i: number) => last?.data[last.traces.indexOf(i)];
  return {
    traces: figure.data.map((trace, i) => ({ ...trace, ...changes(i) })) as unknown as Trace[],
    layout: { ...figure.layout, ...last?.layout } as unknown as Layout,
  };
}

const scene = (layout: Layout, name: string) => layout[name as "scene"] ?? {};
const axis = (layout: Layout, id: string) => layout[`${id[0]}axis${id.slice(1)}` as "xaxis"] ?? {};

function spaces(traces: Trace[]): [string, Trace[]][] {
  const own = traces.filter(({ type }) => type === "scatter3d");
  return groups(own, ({ scene = "scene" }) => scene);
}

function planes(traces: Trace[]): [string[], Trace[]][] {
  const own = traces.filter(({ type }) => type !== "scatter3d");
  return groups(own, ({ xaxis = "x", yaxis = "y" }) => `${xaxis} ${yaxis}`).map(([id, all]) => [
    id.split(" "),
    all,
  ]);
}

function groups<T>(items: T[], key: (item: T) => string): [string, T[]][] {
  const found = new Map<string, T[]>();
  for (const item of items) found.set(key(item), [...(found.get(key(item)) ?? []), item]);
  return [...found];
}

/** The part of an area that a domain, in parts of 1 from below, stands for. */
function boxIn(area: Box, domain: { x?: number[]; y?: number[] } = {}): Box {
  const [x0, x1] = domain.x ?? [0, 1];
  const [y0, y1] = domain.y ?? [0, 1];
  return {
    left: area.left + x0 * area.width,
    top: area.top + (1 - y1) * area.height,
    width: (x1 - x0) * area.width,
    height: (y1 - y0) * area.height,
  };
}

function placed(area: Box, x: number, y: number, width: number, height: number): string {
  const box = boxIn(area, { x: [x, x + width], y: [y - height, y] });
  return `x="${box.left}" y="${box.top}" width="${box.width}" height="${box.height}"`;
}
