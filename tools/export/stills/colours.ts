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
    typeof value === "string"
      ? value
      : onScale(stopsOf(marker), Math.min(1, (value - low) / (high - low || 1))),
  );
}

/** The numbers at both ends of the markers' colour scale. */
export function scaleEnds({ color = [], cmin, cmax }: Marker): [number, number] {
  const numbers = Array.from(color, Number);
  return [cmin ?? Math.min(...numbers), cmax ?? Math.max(...numbers)];
}

/** The colours of the markers' scale, at places from 0 to 1. */
export function stopsOf({ colorscale }: Marker): [number, string][] {
  return typeof colorscale === "object" ? colorscale : VIRIDIS;
}

/** Mixed of the two colours beside a place. */
function onScale(stops: [number, string][], part: number): string {
  const next = stops.findIndex(([at]) => at >= part) || 1;
  const [[from, a], [to, b]] = [stops[next - 1], stops[next]];
  const [one, other] = [a, b].map((rgb) => (rgb.match(/\d+/g) ?? []).map(Number));
  const share = (part - from) / (to - from);
  return `rgb(${one.map((value, d) => Math.round(value + share * (other[d] - value)))})`;
}
