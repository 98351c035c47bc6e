import { checkAlive, checkFinite, inCode } from "../base/arguments";
import { tf } from "../base/tf";
import { pieces } from "../kmeans/points";

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

/**
 * Red, green, blue, red, … of an image, so few rows at a time that they stay at hand while they are looked at.
 * @param image int32 0-255 or float32 0-1
 */
export function* bytesOf(image: tf.Tensor3D): Generator<Uint8Array> {
  const scale = image.dtype === "float32" ? 255 : 1;
  for (const [rows] of pieces(32 * image.shape[1], image)) yield toBytes(rows.dataSync(), scale);
}

function toBytes(values: ArrayLike<number>, scale: number): Uint8Array {
  const bytes = new Uint8ClampedArray(values.length); // rounds, and keeps within 0-255
  for (let i = 0; i < values.length; i++) bytes[i] = values[i] * scale;
  return new Uint8Array(bytes.buffer);
}
