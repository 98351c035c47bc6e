import { tf } from "../base/tf";
import { inOneSpace, type Points, pieces, unitOf } from "./points";

/**
 * The Euclidean distance of every point of `a` to every point of `b`.
 * @param a points [N, D]
 * @param b points [M, D]
 * @returns distances [N, M], float32
 * @throws if a shape doesn't fit
 */
export function euclideanDistances(a: Points, b: Points): tf.Tensor2D {
  return tf.tidy(() => {
    const [from, to] = inOneSpace({ a, b });
    const unit = unitOf(from, to);
    const columns = to.div(unit).expandDims(0); // [1, M, D]
    const rows: tf.Tensor2D[] = [];
    for (const [piece] of pieces(to.size, from)) {
      rows.push(tf.tidy(() => distancesOf(piece.div(unit).expandDims(1), columns).mul(unit)));
    }
    return tf.concat(rows);
  });
}

/**
 * Differences, squared, summed over the dimensions, and the root: [n, 1, D] against [1, M, D] gives [n, M].
 */
function distancesOf(rows: tf.Tensor, columns: tf.Tensor): tf.Tensor2D {
  return tf.squaredDifference(rows, columns).sum(2).sqrt() as tf.Tensor2D;
}
