import { checkWhole } from "../base/arguments";
import { tf } from "../base/tf";
import { checkImage } from "./image-tensor";

/**
 * A smaller copy of a picture: each pixel is the mean of a block of the original's.
 * @param image [rows, columns, 3], int32 0-255 or float32 0-1
 * @param width the columns of the copy; a picture that is no wider stays as it is
 * @returns image [rows, width, 3], float32, 0-1
 */
export function shrink(image: tf.Tensor3D, width: number): tf.Tensor3D {
  checkImage(image, "image");
  checkWhole("width", width);
  return tf.tidy(() => {
    const standardised = image.dtype === "float32" ? image : image.div<tf.Tensor3D>(255);
    const [rows, columns] = image.shape;
    if (columns <= width) return standardised.clone();
    const block = Math.floor(Math.min(columns / width, rows));
    const means = block > 1 ? tf.avgPool(standardised, block, block, "valid") : standardised;
    if (means.shape[1] === width) return means;
    const height = Math.max(1, Math.round((rows * width) / columns));
    return tf.image.resizeBilinear(means, [height, width]); // less than halves what the blocks left over
  });
}
