// The pieces of SVG that still pictures are made of.
import { escapeHtml } from "../../../src/base/html";

export type Place = [number, number];

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A white picture, with a pixel for each unit. */
export function picture(width: number, height: number, parts: string[]): string {
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif"><rect ${size} fill="white"/>${parts.join("")}</svg>`;
}

/**
 * Text whose first line stands at (x, y): one line below the other where Plotly's texts have breaks, and turned around
 * there by some degrees.
 */
export function text(
  x: number,
  y: number,
  words: string,
  { size = 12, anchor = "middle", turned = 0, colour = "#222" } = {},
): string {
  const lines = words.replace(/<\/?b>/g, "").split("<br>");
  const spans = lines.map(
    (line, i) => `<tspan x="${x}" dy="${i ? size * 1.3 : 0}">${escapeHtml(line)}</tspan>`,
  );
  return `<text y="${y}" font-size="${size}" fill="${colour}" text-anchor="${anchor}" transform="rotate(${turned} ${x} ${y})">${spans.join("")}</text>`;
}

/** About how wide a line of text is: a letter takes about 0.64 of its height. */
export function widthOf(words: string, size: number): number {
  return 0.64 * size * words.length;
}

/** A line from place to place; null makes a gap. */
export function line(places: (Place | null)[], colour: string, width = 1, dash?: string): string {
  const path = places.map((place, i) => (place ? `${places[i - 1] ? "L" : "M"}${place}` : "")).join("");
  const dashes = dash ? ' stroke-dasharray="6 4"' : "";
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}"${dashes}/>`;
}

/** An area without a line around it; its sharp edges leave no gap between two that touch. */
export function area({ left, top, width, height }: Box, colour: string): string {
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colour}" shape-rendering="crispEdges"/>`;
}

export function dot([x, y]: Place, colour: string, diameter: number): string {
  return `<circle cx="${x}" cy="${y}" r="${diameter / 2}" fill="${colour}"/>`;
}
