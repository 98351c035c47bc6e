// What the colours and symbols of a still picture mean.
import { onScale, scaleEnds } from "./colours";
import type { Marker, Trace } from "./plotly";
import { drawPoints } from "./points";
import { scaleOf } from "./scale";
import { area, type Box, text } from "./svg";

const STEPS = 64;

/** The scale of the markers' colours, at the right of a plot. */
export function colourBar(marker: Marker, box: Box): string[] {
  const [left, top] = [box.left + box.width - 70, box.top + 0.1 * box.height];
  const step = (0.8 * box.height) / STEPS;
  const { ticks } = scaleOf({ range: scaleEnds(marker) }, [], top + STEPS * step, top);
  return [
    text(left, top - 10, marker.colorbar?.title?.text ?? "", { anchor: "start" }),
    ...Array.from({ length: STEPS }, (_, i) =>
      area(
        { left, top: top + i * step, width: 18, height: step },
        onScale(marker.colorscale, 1 - (i + 0.5) / STEPS),
      ),
    ),
    ...ticks.map(({ at, label }) => text(left + 24, at + 4, label, { size: 11, anchor: "start" })),
  ];
}

/** The names of the traces, with a sign for each, from the corner of a plot downwards. */
export function legend(traces: Trace[], { left, top }: Box): string[] {
  return traces.map((trace, i) => {
    const y = top + 20 * i;
    return drawPoints(trace, [[left, y]], 8) + text(left + 14, y + 4, trace.name ?? "", { anchor: "start" });
  });
}
