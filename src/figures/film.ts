// Lloyd's algorithm as a film: one frame a step, with play, pause and a slider.
import type { PlotData } from "plotly.js";
import type { Points } from "../kmeans/points";
import type { LloydStep } from "../kmeans/slow-motion";
import { TELL_APART } from "./curves";
import { cloud, css, DOT, type Figure, rgbSpace, rows, stars } from "./space";

/**
 * The steps as a film. Each point has the colour of its centroid; the centroids leave a trail; beside them,
 * the inertia falls.
 * @param points colours [N, 3], 0-1: some thousand at most
 * @param steps from lloydSteps
 */
export function lloydFilm(points: Points, steps: LloydStep[]): Required<Figure> {
  checkSteps(steps);
  const frames = steps.map((step, i) => ({
    name: `${i}`,
    data: moment(steps.slice(0, i + 1)),
    layout: { title: { text: title(step) } },
  }));
  const { data, layout } = picture(points, steps, frames[0].data, title(steps[0]));
  return { data, layout: { ...layout, sliders: [slider(steps)], updatemenus: [buttons()] }, frames };
}

/** The picture of such a film after the last of these steps. */
export function lloydMoment(points: Points, steps: LloydStep[]): Figure {
  checkSteps(steps);
  const text = title(steps[steps.length - 1], `Step ${steps.length}`);
  const { data, layout } = picture(points, steps, moment(steps), text);
  return { data, layout: { ...layout, height: 520 } }; // without the film's buttons: higher, the cube would cover its own words
}

function checkSteps(steps: LloydStep[]): void {
  if (!Array.isArray(steps) || steps.length === 0)
    throw new Error("steps must be a list with at least one step: [...lloydSteps(points, start)] makes it.");
}

/** The cloud on the left, the inertia on the right, as they are at one moment. */
function picture(points: Points, steps: LloydStep[], shown: Partial<PlotData>[], title: string): Figure {
  const [{ centroids, inertia }] = steps;
  const whole = [cloud(points, points), {}, { ...stars(centroids), mode: "text" as const }, {}];
  const { layout } = rgbSpace(title);
  return {
    data: whole.map((trace, i) => ({ ...trace, ...shown[i] })),
    layout: {
      ...layout,
      title: { ...layout.title, font: { size: 14 } },
      scene: {
        ...layout.scene,
        domain: { x: [0, 0.64], y: [0, 1] },
        camera: { eye: { x: 1.4, y: -1.4, z: 0.85 }, center: { x: 0, y: 0, z: -0.12 } },
      },
      xaxis: { domain: [0.72, 1], title: { text: "Iteration" }, range: [0, steps.length / 2 + 0.5] },
      yaxis: { title: { text: "Inertia" }, range: [0, 1.05 * inertia], domain: [0.12, 1], zeroline: false },
      margin: { l: 20, r: 20, t: 60, b: 40 },
    },
  };
}

function title({ iteration, step, inertia }: LloydStep, when = `Iteration ${iteration}`): string {
  const what =
    step === "assign" ? "each point joins its nearest centroid" : "each centroid moves to its points' mean";
  return `${when}: ${what} (inertia ${inertia.toFixed(2)})`;
}

/** What the four traces show after the last of these steps. */
function moment(steps: LloydStep[]): Partial<PlotData>[] {
  const { centroids, labels } = steps[steps.length - 1];
  const colours = rows(centroids, "centroids").map(css);
  const last = Math.max(1, colours.length - 1);
  const colorscale = colours.map((colour, k): [number, string] => [k / last, colour]);
  if (colorscale.length === 1) colorscale.push([1, colours[0]]);
  const marker = {
    ...DOT,
    size: 2,
    opacity: 0.45, // the centroids and their trails are inside the cloud
    color: Array.from(labels.dataSync()),
    colorscale,
    cmin: 0,
    cmax: last,
  };
  const { x, y, z } = stars(centroids);
  return [{ marker }, trail(steps), { x, y, z }, fall(steps)];
}

/** Where each centroid has been, as one line with gaps. */
function trail(steps: LloydStep[]): Partial<PlotData> {
  const places = steps
    .filter(({ step }, i) => i === 0 || step === "update")
    .map(({ centroids }) => rows(centroids, "centroids"));
  const line = places[0].flatMap((_, k) => [...places.map((place) => place[k]), null]);
  const column = (d: number) => line.map((point) => point && Math.round(point[d] * 1e3) / 1e3);
  return {
    type: "scatter3d",
    mode: "lines",
    x: column(0),
    y: column(1),
    z: column(2),
    line: { color: "#222", width: 4 },
    hoverinfo: "skip",
  } as Partial<PlotData>;
}

/** The inertia after each step: hollow after an assignment, filled after an update. */
function fall(steps: LloydStep[]): Partial<PlotData> {
  return {
    type: "scatter",
    mode: "lines+markers",
    x: steps.map(({ iteration, step }) => (step === "assign" ? iteration - 0.5 : iteration)),
    y: steps.map(({ inertia }) => Number(inertia.toPrecision(5))),
    text: steps.map(({ step }) => step),
    hovertemplate: "%{text}: %{y}<extra></extra>",
    line: { color: TELL_APART[0] },
    marker: { size: 7, symbol: steps.map(({ step }) => (step === "assign" ? "circle-open" : "circle")) },
  };
}

const AT_ONCE = {
  mode: "immediate",
  transition: { duration: 0 },
  frame: { duration: 0, redraw: true },
};

/** A step of the slider, or a button; with no frame it stops the film. */
function showsFrame(label: string, frame: string | null) {
  return { label, method: "animate" as const, args: [[frame], AT_ONCE] };
}

function slider(steps: LloydStep[]) {
  return {
    x: 0.22,
    len: 0.76,
    pad: { t: 30 },
    currentvalue: { prefix: "Step: ", font: { size: 13 } },
    steps: steps.map(({ iteration, step }, i) => showsFrame(`${iteration} ${step}`, `${i}`)),
  };
}

function buttons() {
  const play = { transition: { duration: 0 }, frame: { duration: 500, redraw: true }, fromcurrent: true };
  return {
    type: "buttons" as const,
    direction: "left" as const,
    x: 0,
    xanchor: "left" as const,
    y: 0,
    yanchor: "top" as const,
    pad: { t: 45 },
    showactive: false,
    buttons: [
      { label: "▶ Play", method: "animate" as const, args: [null, play] },
      showsFrame("❚❚ Pause", null),
    ],
  };
}
