// Clusterings of the same points, side by side.
import type { Layout, PlotData } from "plotly.js";
import { tf } from "../base/tf";
import { checkLabels } from "../kmeans/points";
import { TELL_APART } from "./curves";
import { type Figure, page } from "./space";

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
  const layout: Partial<Layout> = {};
  const width = 1 / results.length;
  const data = results.flatMap(({ title: panel, labels, centroids }, i) => {
    const axis = i === 0 ? "" : `${i + 1}`;
    Object.assign(layout, {
      [`xaxis${axis}`]: {
        domain: [i * width + 0.03, (i + 1) * width - 0.01],
        anchor: `y${axis}`,
        title: { text: axes[0] },
      },
      [`yaxis${axis}`]: {
        anchor: `x${axis}`,
        title: { text: i === 0 ? axes[1] : "" },
        matches: i ? "y" : undefined,
      },
    });
    const order = byFirstCoordinate(centroids);
    const place = { xaxis: `x${axis}`, yaxis: `y${axis}`, hoverinfo: "skip" };
    return [
      { ...pointsOf(points, labels, order), ...place },
      { ...starsOf(centroids), ...place, name: panel },
    ] as Partial<PlotData>[];
  });
  const annotations = results.map(({ title: text }, i) => {
    const place = { x: (i + 0.5) * width + 0.01, y: 1, xref: "paper", yref: "paper" } as const;
    return { text, showarrow: false, xanchor: "center", yanchor: "bottom", ...place } as const;
  });
  const margin = { l: 40, r: 20, t: 90, b: 60 };
  return { data, layout: { ...layout, ...page(title), height: 420, annotations, margin } };
}

/** Each cluster's place when counted from the left: so the same cluster has the same colour in all panels. */
function byFirstCoordinate(centroids: number[][]): number[] {
  const order = centroids.map((_, k) => k).sort((a, b) => centroids[a][0] - centroids[b][0]);
  return centroids.map((_, k) => order.indexOf(k));
}

function pointsOf(points: number[][], labels: ArrayLike<number>, order: number[]): Partial<PlotData> {
  const clusters = Array.from(labels, (label) => order[label]);
  const marker = {
    size: 7,
    color: clusters.map((cluster) => TELL_APART[cluster % TELL_APART.length]),
    symbol: clusters.map((cluster) => SYMBOLS[cluster % SYMBOLS.length]),
    opacity: 0.75,
  };
  return { type: "scatter", mode: "markers", x: points.map(([x]) => x), y: points.map(([, y]) => y), marker };
}

function starsOf(centroids: number[][]): Partial<PlotData> {
  const marker = { symbol: "star", size: 16, color: "white", line: { color: "black", width: 2 } };
  return {
    type: "scatter",
    mode: "markers",
    x: centroids.map(([x]) => x),
    y: centroids.map(([, y]) => y),
    marker,
  };
}
