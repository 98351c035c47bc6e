import { checkAlive, checkFinite, inCode } from "../base/arguments";
import { tf } from "../base/tf";

/** @throws unless it is a tensor [rows, columns, 3] of numbers */
export function checkImage(image: tf.Tensor, name: string): asserts image is tf.Tensor3D {
  if (!(image instanceof tf.Tensor)) {
    throw new Error(`${name} must be a tensor [rows, columns, 3], but it is ${inCode(image)}.`);
  }
  checkAlive(image, name);
  if (image.rank !== 3 || image.shape[2] !== 3 || image.size === 0) {
    throw new Error(`${name} must have the shape [rows, columns, 3], not [${image.shape}].`);
  }
  if (image.dtype === "float32") checkFinite(image, name);
  else if (image.dtype !== "int32") {
    throw new Error(`${name} must hold numbers (int32, 0-255, or float32, 0-1), not ${image.dtype}.`);
  }
}
