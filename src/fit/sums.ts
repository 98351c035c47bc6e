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
  const [N, D] = x.shape;
  const data = {
    D,
    values: x.dataSync<"float32">(),
    weights: weights?.dataSync<"float32">() ?? new Float32Array(N).fill(1),
  };
  const middle = middleOf(x);
  const table = augmented(x, middle);
  return {
    ...data,
    sums(centroids, labels = new Int32Array(N)) {
      const directions = directionsOf(centroids, middle);
      let start = 0;
      for (const [piece] of pieces(directions.shape[1], table)) {
        // The largest product tells the nearest centroid.
        labels.set(
          valuesOf<"int32">(() => tf.matMul(piece as tf.Tensor2D, directions).argMax(1)),
          start,
        );
        start += piece.shape[0];
      }
      directions.dispose();
      return addUp(data, labels, centroids.length / D);
    },
  };
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

/** For each cluster the sums of its points' D coordinates and of their weights. */
function addUp({ D, values, weights }: Omit<Data, "sums">, labels: Int32Array, K: number): Float64Array {
  const sums = new Float64Array(K * (D + 1));
  for (let i = 0; i < labels.length; i++) {
    const [from, to, weight] = [i * D, labels[i] * (D + 1), weights[i]];
    for (let d = 0; d < D; d++) sums[to + d] += weight * values[from + d];
    sums[to + D] += weight;
  }
  return sums;
}
