// A 3D plot as SVG, seen from where its camera stands.
import { colourBar } from "./legend";
import type { Scene, Trace } from "./plotly";
import { drawPoints } from "./points";
import { type Scale, scaleOf } from "./scale";
import { type Box, line, type Place, text } from "./svg";

const SMALL = 11;

/** From a place in the cube around the origin, with sides of 1, to one in the picture. */
type Project = (x: number, y: number, z: number) => Place;

export function drawSpace(traces: Trace[], scene: Scene, box: Box): string[] {
  const project = camera(scene, box);
  const axes = (["x", "y", "z"] as const).map((d) => {
    const axis = scene[`${d}axis`] ?? {};
    const scale = scaleOf(axis, traces.flatMap((trace) => trace[d] ?? []), -0.5, 0.5); // biome-ignore format: one line
    return { ...scale, title: axis.title?.text ?? "" };
  });
  const [x, y, z] = axes;
  const places = ({ x: xs = [], y: ys = [], z: zs = [] }: Trace) =>
    xs.map((value, i) => (value === null ? null : project(x.at(value), y.at(ys[i]), z.at(zs[i]))));
  return [
    ...walls(project),
    ...edges(project, axes),
    ...traces.map((trace) => drawPoints(trace, places(trace), 4)),
    ...traces.flatMap(({ marker }) => (marker?.colorbar ? colourBar(marker, box) : [])),
  ];
}

function camera({ camera }: Scene, { left, top, width, height }: Box): Project {
  const { x, y, z } = camera?.eye ?? { x: 1.5, y: -1.5, z: 0.9 };
  const flat = Math.hypot(x, y);
  const far = Math.hypot(flat, z);
  const scale = 0.62 * Math.min(width, height);
  return (px, py, pz) => {
    const right = (-y * px + x * py) / flat;
    const up = (flat * pz - (z * (x * px + y * py)) / flat) / far;
    return [left + width / 2 + scale * right, top + height / 2 - scale * up];
  };
}

/** The edges of the cube, except those in front, which would stand before the points. */
function walls(project: Project): string[] {
  const corner = (i: number) => project((i & 1) - 0.5, ((i >> 1) & 1) - 0.5, (i >> 2) - 0.5);
  const nearest = 0b101; // seen from the red and far side, and from above, as all our scenes are
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].filter((i) => i !== nearest);
  return corners.flatMap((i) =>
    [1, 2, 4]
      .filter((bit) => !(i & bit) && (i | bit) !== nearest)
      .map((bit) => line([corner(i), corner(i | bit)], "#ccc")),
  );
}

interface Named extends Scale {
  title: string;
}

/** What is written along the edges that the axes run along: numbers, and beyond them the axis' name. */
function edges(project: Project, [x, y, z]: Named[]): string[] {
  const along = ({ ticks }: Scale, place: (at: number) => Place, dx: number, dy: number, anchor: string) =>
    ticks.map(({ at, label }) => text(place(at)[0] + dx, place(at)[1] + dy, label, { size: SMALL, anchor }));
  const name = ([px, py]: Place, { title }: Named, dx: number, dy: number, turned = 0) =>
    text(px + dx, py + dy, title, { turned });
  return [
    ...along(x, (at) => project(at, -0.5, -0.5), -6, 15, "end"),
    name(project(0, -0.5, -0.5), x, -55, 42),
    ...along(y, (at) => project(0.5, at, -0.5), 6, 15, "start"),
    name(project(0.5, 0, -0.5), y, 55, 42),
    ...along(z, (at) => project(-0.5, -0.5, at), -8, 4, "end"),
    name(project(-0.5, -0.5, 0), z, -40, 0, -90),
  ];
}
