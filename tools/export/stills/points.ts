// A trace of points in a still picture, in a plane and in space alike: its line, its markers and its texts.
import { markerColours } from "./colours";
import type { Trace } from "./plotly";
import { dot, line, type Place, text } from "./svg";

/** @param places null is a gap */
export function drawPoints(trace: Trace, places: (Place | null)[], diameter = 6): string {
  const { mode = "", line: style = {}, marker, text: words = [], textfont = {} } = trace;
  const { color: colour = "black", size } = textfont;
  const each = (draw: (place: Place, i: number) => string | undefined) =>
    places.map((place, i) => place && draw(place, i)).join("");
  const drawn = mode.includes("lines")
    ? line(places, style.color ?? "#222", style.width ?? 2, style.dash)
    : "";
  if (marker?.symbol === "star" || words[0] === "★")
    return drawn + each(([x, y]) => text(x, y + 7, "★", { size: 20, colour }));
  if (mode.includes("text")) {
    const dy = trace.textposition === "top right" ? -4 : 13;
    return drawn + each(([x, y], i) => words[i] && text(x, y + dy, words[i], { size, anchor: "start" }));
  }
  const colours = markerColours({ color: style.color, ...marker }, places.length);
  return drawn + each((place, i) => dot(place, colours[i], diameter));
}
