// A 3D plot as SVG, seen from where its camera stands.
import { markerColours } from "./colours";
import { colourBar } from "./legend";
import { niceTicks } from "./scale";
import { type Axis, type Box, dots, line, runs, type Scene, type Trace, text } from "./svg";

const SMALL = 11;

type Place = [number, number, number];

export function drawSpace(traces: Trace[], scene: Scene, box: Box): string {
  const axes = (["x", "y", "z"] as const).map((name) => ({ name, axis: scene[`${name}axis`] ?? {} }));
  const ranges = axes.map(({ name, axis }) =>
    rangeOf(
      axis,
      traces.flatMap((trace) => Array.from(trace[name] ?? [])),
    ),
  );
  const project = camera(scene, box);
  const place = (trace: Trace, i: number) =>
    project(
      axes.map(
        ({ name }, d) => (Number(trace[name]?.[i]) - ranges[d][0]) / (ranges[d][1] - ranges[d][0]) - 0.5,
      ) as Place,
    );
  return [
    ...walls(project),
    ...edges(
      project,
      axes.map(({ axis }, d) => ({ title: axis.title?.text ?? "", range: ranges[d] })),
    ),
    ...traces.map((trace) => drawTrace(trace, (i) => place(trace, i))),
    ...traces.map(({ marker }) => (marker?.colorbar ? colourBar(marker, box) : "")),
  ].join("");
}

function drawTrace(trace: Trace, place: (i: number) => number[]): string {
  const all = Array.from(trace.x ?? []);
  if (trace.mode === "lines") return runs(all).map((run) => line(run.map(place), trace.line?.color ?? "#222", 2)).join(""); // biome-ignore format: one line
  const points = all.map((_, i) => place(i));
  if (!trace.mode?.includes("text")) return dots(points, markerColours(trace.marker, all.length), 4);
  const colour = trace.textfont?.color ?? "red";
  return points.map(([px, py]) => text(px, py + 7, "★", { size: 20, colour })).join("");
}

/** From a place in the cube around the origin, with sides of 1, to one in the box. */
function camera({ camera }: Scene, { left, top, width, height }: Box): (place: Place) => number[] {
  const { x, y, z } = camera?.eye ?? { x: 1.5, y: -1.5, z: 0.9 };
  const flat = Math.hypot(x, y);
  const far = Math.hypot(flat, z);
  const scale = 0.62 * Math.min(width, height);
  return ([px, py, pz]) => {
    const right = (-y * px + x * py) / flat;
    const up = (flat * pz - (z * (x * px + y * py)) / flat) / far;
    return [left + width / 2 + scale * right, top + height / 2 - scale * up];
  };
}

/** The edges of the cube, except those in front, which would stand before the points. */
function walls(project: (place: Place) => number[]): string[] {
  const corners = Array.from(
    { length: 8 },
    (_, i): Place => [(i & 1) - 0.5, ((i >> 1) & 1) - 0.5, (i >> 2) - 0.5],
  );
  const nearest = 0b101; // seen from the red and far side, and from above, as all our scenes are
  const pairs = corners.flatMap((_, i) => [1, 2, 4].filter((bit) => !(i & bit)).map((bit) => [i, i | bit]));
  return pairs
    .filter((pair) => !pair.includes(nearest))
    .map((edge) => line(edge.map((i) => project(corners[i])), "#ccc")); // biome-ignore format: one line
}

interface Edge {
  title: string;
  range: number[];
}

/** What is written along the edges that the axes run along: numbers, and beyond them the axis' name. */
function edges(project: (place: Place) => number[], [x, y, z]: Edge[]): string[] {
  return [
    ...along(x, (at) => project([at, -0.5, -0.5]), { dx: -6, dy: 15, anchor: "end" }),
    named(project([0, -0.5, -0.5]), x.title, -55),
    ...along(y, (at) => project([0.5, at, -0.5]), { dx: 6, dy: 15, anchor: "start" }),
    named(project([0.5, 0, -0.5]), y.title, 55),
    ...along(z, (at) => project([-0.5, -0.5, at]), { dx: -8, dy: 4, anchor: "end" }),
    text(project([-0.5, -0.5, 0])[0] - 40, project([-0.5, -0.5, 0])[1], z.title, { turned: -90 }),
  ];
}

function along(
  { range: [low, high] }: Edge,
  place: (at: number) => number[],
  { dx = 0, dy = 0, anchor = "" },
) {
  return niceTicks(low, high).map((value) => {
    const [x, y] = place((value - low) / (high - low) - 0.5);
    return text(x + dx, y + dy, `${value}`, { size: SMALL, anchor });
  });
}

function named([x, y]: number[], words: string, away: number): string {
  return text(x + away, y + 42, words);
}

function rangeOf({ range }: Axis, values: (number | string | null)[]): number[] {
  if (range) return range;
  const numbers = values.filter((value) => value !== null).map(Number);
  return [Math.min(...numbers), Math.max(...numbers)];
}
