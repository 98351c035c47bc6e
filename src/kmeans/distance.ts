import { tf } from "../base/tf";
import { asPoints, type Points, pieces, sameDimension } from "./points";

/**
 * The Euclidean distance of every point of `a` to every point of `b`.
 * @param a points [N, D]
 * @param b points [M, D]
 * @returns distances [N, M], float32
 * @throws if a shape doesn't fit
 */
export function euclideanDistances(a: Points, b: Points): tf.Tensor2D {
  return tf.tidy(() => {
    const from = asPoints(a, "a");
    const to = asPoints(b, "b");
    sameDimension(from, to, "a", "b");
    const [N, D] = from.shape;
    const columns = to.expandDims(0); // [1, M, D]
    const rows: tf.Tensor2D[] = [];
    for (const { start, size } of pieces(N, to.shape[0] * D)) {
      rows.push(distancesOf(from.slice([start, 0], [size, D]).expandDims(1), columns));
    }
    return tf.concat(rows);
  });
}

/** Differences, squared, summed over the dimensions, and the root: [n, 1, D] against [1, M, D] gives [n, M]. */
function distancesOf(rows: tf.Tensor, columns: tf.Tensor): tf.Tensor2D {
  return tf.tidy(() => tf.squaredDifference(rows, columns).sum(2).sqrt() as tf.Tensor2D);
}
