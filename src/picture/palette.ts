import { checkWhole, inCode } from "../base/arguments";
import { tf } from "../base/tf";
import { asPoints, checkLabels, type Points } from "../kmeans/points";
import { updateCentroids } from "../kmeans/steps";

/** More than any palette needs: a table with a column for each has to fit into memory. */
const MOST_COLOURS = 65_536;

/**
 * The palette: the mean colour of the pixels of each cluster; black for a cluster without pixels.
 * @param pixels [N, 3], 0-1
 * @param labels [N], from 0 to K - 1
 * @returns palette [K, 3], 0-1
 * @throws if K is no whole number from 1 to 65,536, or a label isn't from 0 to K - 1
 */
export function meanColours(pixels: Points, labels: tf.Tensor, K: number): tf.Tensor2D {
  return tf.tidy(() => {
    const x = asPoints(pixels, "pixels");
    checkWhole("K", K, 1, MOST_COLOURS);
    return updateCentroids(x, labels, tf.zeros([K, x.shape[1]]));
  });
}

/**
 * The picture that the labels and the palette describe.
 * @param labels [rows x columns]: the number of each pixel's colour
 * @param palette [K, 3]
 * @param shape [rows, columns, 3]
 * @returns image [rows, columns, 3]
 * @throws if a shape doesn't fit, or a label has no colour
 */
export function cluster2image(labels: tf.Tensor, palette: Points, shape: number[]): tf.Tensor3D {
  return tf.tidy(() => {
    const colours = asPoints(palette, "palette");
    const [K, channels] = colours.shape;
    if (!Array.isArray(shape) || shape.length !== 3 || shape[2] !== channels) {
      const given = Array.isArray(shape) ? `[${shape}]` : inCode(shape);
      throw new Error(`shape must be [rows, columns, ${channels}] with this palette, not ${given}.`);
    }
    checkWhole("shape[0]", shape[0]);
    checkWhole("shape[1]", shape[1]);
    checkLabels(labels, K);
    if (labels.size !== shape[0] * shape[1]) {
      const pixels = shape[0] * shape[1];
      throw new Error(`There are ${labels.size} labels, but shape [${shape}] has ${pixels} pixels.`);
    }
    return tf.gather(colours, labels.toInt()).reshape(shape) as tf.Tensor3D;
  });
}
