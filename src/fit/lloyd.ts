// Lloyd's algorithm (1982) in float64: the one loop behind kmeans and kmeansOfPicture.
import type { KMeansOptions } from "./kmeans";

/** Points as the loop asks for them, whatever they are kept in. */
export interface Data {
  /** The number of dimensions. */
  D: number;
  /** The D coordinates of one point after the other. */
  values: ArrayLike<number>;
  /** How much each point counts. */
  weights: ArrayLike<number>;
  /**
   * Both steps at once: for each centroid the D sums over the points nearest to it, and their total weight.
   * @param centroids K times D coordinates
   * @param labels if given, the number of each point's centroid is written there
   */
  sums(centroids: Float64Array, labels?: Int32Array): Float64Array;
}

export interface Run {
  centroids: Float32Array;
  labels: Int32Array;
  inertia: number;
  iterations: number;
  converged: boolean;
}

/** One run from the given centroids until they stand still. */
export function lloyd(data: Data, start: ArrayLike<number>, options: KMeansOptions): Run {
  const { iterations = 300, tolerance = 1e-4, onProgress } = options;
  const enough = tolerance && tolerance * meanVariance(data); // a tolerance of 0 needs no variance
  let centroids: Float64Array = Float64Array.from(start);
  let shift = Number.POSITIVE_INFINITY;
  let iteration = 0;
  while (iteration < iterations && shift > enough) {
    const moved = moveCentroids(data, centroids);
    shift = moved.reduce((sum, value, i) => sum + (value - centroids[i]) ** 2, 0);
    centroids = moved;
    iteration++;
    onProgress?.(iteration, iterations);
  }
  return { ...settle(data, Float32Array.from(centroids)), iterations: iteration, converged: shift <= enough };
}

/**
 * Each centroid moves to the mean of the points nearest to it; one without points to the point that fits
 * worst.
 */
function moveCentroids(data: Data, centroids: Float64Array): Float64Array {
  const { D } = data;
  const sums = data.sums(centroids);
  const K = centroids.length / D;
  const weightOf = (k: number) => sums[k * (D + 1) + D];
  const empty = Array.from({ length: K }, (_, k) => k).filter((k) => weightOf(k) === 0);
  if (empty.length > 0) fillClusters(empty, data, centroids, sums);
  return centroids.map((before, i) => {
    const k = Math.floor(i / D);
    return weightOf(k) > 0 ? sums[k * (D + 1) + (i % D)] / weightOf(k) : before;
  });
}

/** Moves the points that fit their own clusters worst to the empty ones, one each. */
function fillClusters(empty: number[], data: Data, centroids: Float64Array, sums: Float64Array): void {
  const { D, values, weights } = data;
  const { labels, errors } = labelled(data, centroids);
  for (const k of empty) {
    const far = errors.reduce((worst, error, i) => (error > errors[worst] ? i : worst), 0);
    if (errors[far] === 0) return; // a point that lies on its centroid is better left there
    for (let d = 0; d <= D; d++) {
      const share = weights[far] * (d < D ? values[far * D + d] : 1);
      sums[labels[far] * (D + 1) + d] -= share;
      sums[k * (D + 1) + d] += share;
    }
    errors[far] = 0;
  }
}

/** The labels and the inertia of centroids as they are handed out, in float32. */
function settle(data: Data, centroids: Float32Array) {
  const { labels, errors } = labelled(data, Float64Array.from(centroids));
  const inertia = errors.reduce((sum, error, i) => sum + error * data.weights[i], 0);
  return { centroids, labels, inertia };
}

/** The number of each point's nearest centroid, and its squared distance to it. */
function labelled(data: Data, centroids: Float64Array) {
  const { D, values } = data;
  const labels = new Int32Array(values.length / D);
  data.sums(centroids, labels);
  const errors = Float64Array.from(labels, (k, i) => {
    let squared = 0;
    for (let d = 0; d < D; d++) squared += (values[i * D + d] - centroids[k * D + d]) ** 2;
    return squared;
  });
  return { labels, errors };
}

/** The variance of each coordinate, averaged: what a tolerance is measured against. */
function meanVariance({ D, values, weights }: Data): number {
  const mean = new Float64Array(D);
  const squares = new Float64Array(D);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights[Math.floor(i / D)];
    mean[i % D] += weight * values[i];
    total += weight / D;
  }
  for (let d = 0; d < D; d++) mean[d] /= total;
  for (let i = 0; i < values.length; i++) {
    squares[i % D] += weights[Math.floor(i / D)] * (values[i] - mean[i % D]) ** 2;
  }
  return squares.reduce((sum, square) => sum + square / total, 0) / D;
}
