// Clusterings of the same points, side by side.
import type { PlotData, PlotMarker } from "plotly.js";
import { tf } from "../base/tf";
import { checkLabels } from "../kmeans/points";
import { sideBySide, TELL_APART } from "./curves";
import { wordsAbove } from "./gallery";
import { type Figure, figure } from "./space";

export interface Clustering {
  title: string;
  /** The number of each point's cluster. */
  labels: ArrayLike<number>;
  /** Where the centroids are, in the plane of the plot. */
  centroids: number[][];
}

const SYMBOLS = ["circle", "square", "diamond", "x"];

/**
 * Points in a plane with one clustering a panel: a symbol and a colour for each cluster, a star for its
 * centroid.
 * @param points [N, 2]
 * @param axes the names of the two coordinates
 * @throws unless each clustering has a label for each point, and a centroid for each label
 */
export function clusterings(
  title: string,
  points: number[][],
  axes: [string, string],
  results: Clustering[],
): Figure {
  for (const { labels, centroids } of results)
    tf.tidy(() => checkLabels(tf.tensor1d(Array.from(labels)), centroids.length, points.length));
  const panels = sideBySide(results.length, (i) => ({
    x: { title: { text: axes[0] } },
    y: { title: { text: i === 0 ? axes[1] : "" }, matches: i ? "y" : undefined },
  }));
  const data = results.flatMap(({ labels, centroids }, i) => [
    { ...scatter(points, markersOf(labels, byFirstCoordinate(centroids))), ...panels.traces[i] },
    { ...scatter(centroids, STAR), ...panels.traces[i] },
  ]);
  const annotations = results.map(({ title }, i) =>
    wordsAbove({ x: (i + 0.5) / results.length, y: 1 }, title, "center"),
  );
  const margin = { l: 40, r: 20, t: 90, b: 60 };
  return figure(title, data, { ...panels.axes, height: 420, annotations, margin });
}

/** Each cluster's place when counted from the left: so the same cluster has the same colour in all panels. */
function byFirstCoordinate(centroids: number[][]): number[] {
  const order = centroids.map((_, k) => k).sort((a, b) => centroids[a][0] - centroids[b][0]);
  return centroids.map((_, k) => order.indexOf(k));
}

function markersOf(labels: ArrayLike<number>, order: number[]): Partial<PlotMarker> {
  const clusters = Array.from(labels, (label) => order[label]);
  return {
    size: 7,
    color: clusters.map((cluster) => TELL_APART[cluster % TELL_APART.length]),
    symbol: clusters.map((cluster) => SYMBOLS[cluster % SYMBOLS.length]),
    opacity: 0.75,
  };
}

const STAR = { symbol: "star", size: 16, color: "white", line: { color: "black", width: 2 } };

function scatter(points: number[][], marker: Partial<PlotMarker>): Partial<PlotData> {
  const [x, y] = [0, 1].map((d) => points.map((point) => point[d]));
  return { type: "scatter", mode: "markers", x, y, marker, hoverinfo: "skip" };
}
