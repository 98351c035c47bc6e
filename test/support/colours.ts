import { Random } from "../../src/base/random";
import { tf } from "../../src/base/tf";
import { type ColourTable, countColours } from "../../src/colours/table";

/** A picture as photographs are: some clouds of like colours, with noise. */
export function noisyPicture(rows: number, columns: number, seed = 1): tf.Tensor3D {
  const random = new Random(seed);
  const middles = random.table(7, 3);
  const values = new Int32Array(rows * columns * 3);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const middle = middles[random.integer(7)];
    for (let d = 0; d < 3; d++) {
      const noise = 0.3 * (random.uniform() + random.uniform() - 1);
      values[3 * pixel + d] = Math.round(255 * Math.min(1, Math.max(0, middle[d] + noise)));
    }
  }
  return tf.tensor3d(values, [rows, columns, 3], "int32");
}

export function noisyColours(rows = 90, columns = 80): ColourTable {
  return countColours(noisyPicture(rows, columns));
}

/** A plain search over all centroids, in float64; of two equally near ones the first. */
export function nearestInFloat64(points: ArrayLike<number>, centroids: ArrayLike<number>): Int32Array {
  const labels = new Int32Array(points.length / 3);
  for (let i = 0; i < labels.length; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < centroids.length / 3; k++) {
      const squared = [0, 1, 2].reduce((sum, d) => sum + (points[3 * i + d] - centroids[3 * k + d]) ** 2, 0);
      if (squared < least) {
        least = squared;
        labels[i] = k;
      }
    }
  }
  return labels;
}

/** K centroids, as clusters have them: between the colours, not on them. */
export function someCentroids(K: number, seed = 5): tf.Tensor2D {
  return tf.tensor2d(new Random(seed).table(K, 3), [K, 3]);
}
