// Points in a tensor, as lloyd.ts asks for them: labels by two tensor operations, since the time of a small
// fit goes into the number of operations; then the sums in float64, because float32 sums of many points
// drift.
import { tf, valuesOf } from "../base/tf";
import { augmented, middleOf, pieces, powerOfTwo } from "../kmeans/points";
import type { Data } from "./lloyd";

/**
 * @param x points [N, D]
 * @param weights how much each point counts, [N]
 */
export function dataOf(x: tf.Tensor2D, weights?: tf.Tensor1D): Data {
  const D = x.shape[1];
  const [values, mass] = [x.dataSync<"float32">(), weights?.dataSync<"float32">()];
  const middle = middleOf(x);
  const table = augmented(x, middle);
  return {
    D,
    values,
    weights: mass,
    sums(centroids, labels) {
      const sums = new Float64Array((centroids.length / D) * (D + 1));
      let start = 0;
      for (const found of nearest(table, directionsOf(centroids, middle))) {
        labels?.set(found, start);
        addUp(sums, found, start, D, values, mass);
        start += found.length;
      }
      return sums;
    },
  };
}

/**
 * The labels of the points, piece by piece: the largest product tells the nearest centroid.
 * @param points [N, D + 1], the last coordinate 1
 * @param directions [D + 1, K]
 */
function* nearest(points: tf.Tensor2D, directions: tf.Tensor2D): Generator<Int32Array> {
  for (const [piece] of pieces(directions.shape[1], points)) {
    yield valuesOf<"int32">(() => tf.matMul(piece as tf.Tensor2D, directions).argMax(1));
  }
  directions.dispose();
}

/**
 * The same table as in kmeans/steps.ts, from centroids in float64: seen from the middle, they keep all digits.
 * Of plain numbers, because tensor operations on so few take longer.
 */
function directionsOf(centroids: Float64Array, origin: Float32Array): tf.Tensor2D {
  const [D, K] = [origin.length, centroids.length / origin.length];
  const c = centroids.map((value, i) => value - origin[i % D]);
  const unit = powerOfTwo(c.reduce((most, value) => Math.max(most, Math.abs(value)), 0)) || 1;
  const directions = new Float32Array((D + 1) * K);
  for (let k = 0; k < K; k++) {
    let square = 0;
    for (let d = 0; d < D; d++) {
      const value = c[k * D + d] / unit;
      directions[d * K + k] = value / unit;
      square += value ** 2;
    }
    directions[D * K + k] = -square / 2;
  }
  return tf.tensor2d(directions, [D + 1, K]);
}

/** Adds each point to its cluster's sums: its D coordinates and its weight. */
function addUp(
  sums: Float64Array,
  labels: Int32Array,
  start: number,
  D: number,
  values: Float32Array,
  weights?: Float32Array,
): void {
  for (let i = 0; i < labels.length; i++) {
    const to = labels[i] * (D + 1);
    const from = (start + i) * D;
    const weight = weights?.[start + i] ?? 1;
    for (let d = 0; d < D; d++) sums[to + d] += weight * values[from + d];
    sums[to + D] += weight;
  }
}
