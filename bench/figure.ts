// One page with the growth of time, as lines on logarithmic axes: what is linear is a straight line along the dashed one.
import type { Ratio, Row } from "./report";
import { table } from "./report";

export interface Growth {
  work: string;
  N: number;
  K: number;
  ms: number;
}

interface Curve {
  name: string;
  points: { x: number; y: number }[];
}

const [WIDTH, HEIGHT, LEFT, TOP] = [460, 320, 60, 40];
const COLOURS = ["#0072b2", "#d55e00", "#009e73"]; // told apart by the colour-blind too (Okabe & Ito)

export function page(rows: Row[], ratios: Ratio[], growth: Growth[], about: string): string {
  const over = (key: "N" | "K", fixed: Partial<Growth>) =>
    plot(
      key === "N" ? `Millions of pixels (K = ${fixed.K})` : `K (${(fixed.N ?? 0) / 1e6} million pixels)`,
      curves(
        growth.filter((g) => Object.entries(fixed).every(([name, value]) => g[name as "N"] === value)),
        key,
      ),
    );
  return `<!doctype html><meta charset="utf-8"><title>How fast</title>
<style>body { font: 15px sans-serif; margin: 2em; color: #222; background: white } svg text { font: 12px sans-serif }</style>
<h1>How fast</h1><p>${about}</p>
${over("N", { K: 16 })}${over("K", { N: 3_000_000 })}
<p>Dashed: ten times the work in ten times the time.</p><pre>${table(rows, ratios)}</pre>`;
}

function curves(growth: Growth[], key: "N" | "K"): Curve[] {
  const works = [...new Set(growth.map(({ work }) => work))];
  const x = (g: Growth) => (key === "N" ? g.N / 1e6 : g.K);
  return works.map((name) => ({
    name,
    points: growth.filter((g) => g.work === name).map((g) => ({ x: x(g), y: g.ms })),
  }));
}

function plot(title: string, lines: Curve[]): string {
  const all = lines.flatMap(({ points }) => points);
  const [x, y] = [
    scale(
      all.map((p) => p.x),
      LEFT,
      WIDTH - 20,
    ),
    scale(
      all.map((p) => p.y),
      HEIGHT - 40,
      TOP,
    ),
  ];
  const path = (points: Curve["points"]) => points.map((p) => `${x(p.x)},${y(p.y)}`).join(" ");
  const drawn = lines.map(({ name, points }, i) => {
    const dots = points.map(
      (p) => `<circle cx="${x(p.x)}" cy="${y(p.y)}" r="3"><title>${p.y.toFixed(0)} ms</title></circle>`,
    );
    const legend = `<text x="${LEFT + 12}" y="${TOP + 14 * (i + 1)}">${name}</text>`;
    return `<g fill="${COLOURS[i]}"><polyline fill="none" stroke="${COLOURS[i]}" points="${path(points)}"/>${dots.join("")}${legend}</g>`;
  });
  const xs = [...new Set(all.map((p) => p.x))].map(
    (v) => `<text x="${x(v)}" y="${HEIGHT - 24}" text-anchor="middle">${v}</text>`,
  );
  const ys = powersOfTen(all.map((p) => p.y)).map(
    (v) => `<text x="${LEFT - 8}" y="${y(v)}" text-anchor="end">${v} ms</text>`,
  );
  const [low, high] = [Math.min(...all.map((p) => p.x)), Math.max(...all.map((p) => p.x))];
  const base = Math.min(...all.map((p) => p.y));
  const slope = [{ x: low, y: base }, { x: high, y: (base * high) / low }]; // biome-ignore format: one line
  return `<svg width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="Time over ${title}">
<polyline fill="none" stroke="#999" stroke-dasharray="4" points="${path(slope)}"/>${drawn.join("")}${xs.join("")}${ys.join("")}
<text x="${WIDTH / 2}" y="${HEIGHT - 4}" text-anchor="middle">${title}</text></svg>`;
}

/** Logarithmic, from the values' range to pixels. */
function scale(values: number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  return (value) => Math.round(from + ((Math.log(value) - low) / (high - low || 1)) * (to - from));
}

function powersOfTen(values: number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return [1, 10, 100, 1000, 10_000, 100_000].filter((v) => v >= low && v <= high);
}
