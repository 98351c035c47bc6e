// What the colours and symbols of a still picture mean.
import { markerColours, onScale, scaleEnds } from "./colours";
import { niceTicks } from "./scale";
import { area, type Box, dots, line, type Marker, type Trace, text } from "./svg";

const STEPS = 64;

/** The scale of the markers' colours, at the right of a plot. */
export function colourBar(marker: Marker, { left, top, width, height }: Box): string {
  const bar = { left: left + width - 70, top: top + 0.1 * height, width: 18, height: 0.8 * height };
  const [low, high] = scaleEnds(marker);
  const bottom = bar.top + bar.height;
  const steps = Array.from({ length: STEPS }, (_, i) => {
    const step = { ...bar, top: bottom - ((i + 1) * bar.height) / STEPS, height: bar.height / STEPS };
    return area(step, onScale(marker.colorscale, (i + 0.5) / STEPS));
  });
  const ticks = niceTicks(low, high).map((value) => {
    const y = bottom - ((value - low) / (high - low || 1)) * bar.height;
    return text(bar.left + bar.width + 6, y + 4, `${value}`, { size: 11, anchor: "start" });
  });
  return [...steps, ...ticks, text(bar.left, bar.top - 10, marker.colorbar?.title?.text ?? "", { anchor: "start" })].join(""); // biome-ignore format: one line
}

/** The names of the traces, with a sign for each, from the corner of a plot downwards. */
export function legend(traces: Trace[], { left, top }: Box): string {
  return traces
    .map((trace, i) => {
      const y = top + 20 * i;
      const star = { size: 16, colour: trace.textfont?.color ?? "red" };
      const sign = trace.mode?.includes("text")
        ? text(left, y + 5, "★", star)
        : trace.mode === "lines"
          ? line([[left - 8, y], [left + 8, y]], trace.line?.color ?? "#222", 2) // biome-ignore format: one line
          : dots([[left, y]], markerColours(trace.marker, 1), 8);
      return sign + text(left + 14, y + 4, trace.name ?? "", { anchor: "start" });
    })
    .join("");
}
