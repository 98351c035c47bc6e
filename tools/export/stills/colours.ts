// The colours of a still picture's markers.
import type { Marker } from "./svg";

const VIRIDIS: [number, string][] = ["68,1,84", "59,82,139", "33,145,140", "94,201,98", "253,231,37"].map(
  (rgb, i) => [i / 4, `rgb(${rgb})`],
);

/** The colour of each of N markers: given as it is, one by one, or as numbers on a scale. */
export function markerColours(marker: Marker = {}, N: number): string[] {
  const { color = "#0072b2", colorscale } = marker;
  if (typeof color === "string") return Array.from({ length: N }, () => color);
  const values = Array.from(color);
  if (typeof values[0] !== "number") return values.map(String);
  const [low, high] = scaleEnds(marker);
  return values.map((value) => onScale(colorscale, (Number(value) - low) / (high - low || 1)));
}

/** The numbers at both ends of the markers' colour scale. */
export function scaleEnds({ color = [], cmin, cmax }: Marker): [number, number] {
  const numbers = Array.from(color, Number);
  return [cmin ?? Math.min(...numbers), cmax ?? Math.max(...numbers)];
}

/**
 * The colour at a place from 0 to 1 on a scale: mixed of the two beside it, or the nearer one if they have
 * names.
 */
export function onScale(colorscale: Marker["colorscale"], part: number): string {
  const stops = typeof colorscale === "object" ? colorscale : VIRIDIS;
  const above = stops.findIndex(([at]) => at >= part);
  const next = above < 0 ? stops.length - 1 : Math.max(1, above);
  const [[from, a], [to, b]] = [stops[next - 1], stops[next]];
  const share = Math.min(1, (part - from) / (to - from || 1));
  const [one, other] = [a, b].map((rgb) => /^rgb\((\d+), ?(\d+), ?(\d+)\)/.exec(rgb)?.slice(1).map(Number));
  if (!one || !other) return share < 0.5 ? a : b;
  return `rgb(${one.map((value, d) => Math.round(value + share * (other[d] - value)))})`;
}
