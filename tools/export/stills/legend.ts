// What the colours and symbols of a still picture mean.
import { scaleEnds, stopsOf } from "./colours";
import type { Marker, Trace } from "./plotly";
import { drawPoints } from "./points";
import { scaleOf } from "./scale";
import { area, type Box, text } from "./svg";

/** The scale of the markers' colours, at the right of a plot. */
export function colourBar(marker: Marker, { left, top, width, height }: Box): string[] {
  const bar = { left: left + width - 70, top: top + 0.1 * height, width: 18, height: 0.8 * height };
  const { ticks } = scaleOf({ range: scaleEnds(marker) }, [], bar.top + bar.height, bar.top);
  const stops = stopsOf(marker).map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`);
  return [
    `<linearGradient id="scale" x1="0" y1="1" x2="0" y2="0">${stops.join("")}</linearGradient>`,
    area(bar, "url(#scale)"),
    text(bar.left, bar.top - 10, marker.colorbar?.title?.text ?? "", { anchor: "start" }),
    ...ticks.map(({ at, label }) => text(bar.left + 24, at + 4, label, { size: 11, anchor: "start" })),
  ];
}

/** The names of the traces, with a sign for each, from the corner of a plot downwards. */
export function legend(traces: Trace[], { left, top }: Box): string[] {
  return traces.map((trace, i) => {
    const y = top + 20 * i;
    return drawPoints(trace, [[left, y]], 8) + text(left + 14, y + 4, trace.name ?? "", { anchor: "start" });
  });
}
