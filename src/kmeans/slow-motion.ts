import { tf } from "../base/tf";
import { inOneSpace, type Points } from "./points";
import { assignLabels, inertia, updateCentroids } from "./steps";

/** What is known after one step of Lloyd's algorithm. */
export interface LloydStep {
  /** Counted from 1; each iteration has two steps. */
  iteration: number;
  /**
   * "assign": each point went to its nearest centroid. "update": each centroid went to the mean of its
   * points.
   */
  step: "assign" | "update";
  /** [K, D] */
  centroids: tf.Tensor2D;
  /** [N], int32 */
  labels: tf.Tensor1D;
  inertia: number;
}

/**
 * Lloyd's algorithm (1982) in slow motion: yields every single step, until an assignment changes nothing any
 * more. A centroid without points stays where it is.
 * @param points [N, D]
 * @param start the starting centroids, [K, D]
 */
export function* lloydSteps(points: Points, start: Points): Generator<LloydStep> {
  const [x, first] = tf.tidy(() => inOneSpace({ points, start }).map((tensor) => tensor.clone()));
  let centroids = first;
  let labels: tf.Tensor1D | undefined;
  for (let iteration = 1; ; iteration++) {
    const next = assignLabels(x, centroids);
    const settled = labels !== undefined && tf.util.arraysEqual(next.dataSync(), labels.dataSync());
    labels = next;
    yield { iteration, step: "assign", centroids, labels, inertia: inertia(x, labels, centroids) };
    if (settled) return;
    centroids = updateCentroids(x, labels, centroids);
    yield { iteration, step: "update", centroids, labels, inertia: inertia(x, labels, centroids) };
  }
}
