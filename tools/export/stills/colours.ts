// The colours of a still picture's markers.
import type { Marker } from "./plotly";

const VIRIDIS: [number, string][] = ["68,1,84", "59,82,139", "33,145,140", "94,201,98", "253,231,37"].map(
  (rgb, i) => [i / 4, `rgb(${rgb})`],
);

/** The colour of each of N markers: given as it is, one by one, or as numbers on a scale. */
export function markerColours(marker: Marker, N: number): string[] {
  const { color = "#0072b2" } = marker;
  if (typeof color === "string") return Array(N).fill(color);
  const [low, high] = scaleEnds(marker);
  return color.map((value) =>
    typeof value === "string" ? value : onScale(marker.colorscale, (value - low) / (high - low || 1)),
  );
}

/** The numbers at both ends of the markers' colour scale. */
export function scaleEnds({ color = [], cmin, cmax }: Marker): [number, number] {
  const numbers = Array.from(color, Number);
  return [cmin ?? Math.min(...numbers), cmax ?? Math.max(...numbers)];
}

/** The colour at a place from 0 to 1 on a scale: mixed of the two beside it. */
export function onScale(colorscale: Marker["colorscale"], part: number): string {
  const stops = typeof colorscale === "object" ? colorscale : VIRIDIS;
  const next = Math.max(
    1,
    stops.findIndex(([at]) => at >= part),
  );
  const [[from, a], [to, b]] = [stops[next - 1], stops[next]];
  const [one, other] = [a, b].map((rgb) => (rgb.match(/\d+/g) ?? []).map(Number));
  return `rgb(${one.map((value, d) => Math.round(value + ((part - from) / (to - from)) * (other[d] - value)))})`;
}
