// Pictures as files and as tensors. The only place that knows jimp.
import { Jimp, JimpMime } from "jimp";
import { readPictureFile } from "./picture-file";
import { encodeIndexedPng, indexColours } from "./png";
import { tf } from "./tf";

/** A picture file in memory. */
export interface Picture {
  mime: "image/png" | "image/jpeg";
  bytes: Buffer;
  width: number;
  height: number;
}

/**
 * Reads a JPEG or PNG file; turned as its camera says (EXIF), greys as RGB, what is transparent over white.
 * @returns image [rows, columns, 3], int32, 0-255
 * @throws if there is no such file or it holds no picture
 */
export async function loadImage(path: string): Promise<tf.Tensor3D> {
  const { width, height, data } = (await decode(path)).bitmap;
  const values = new Int32Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    const alpha = data[from + 3] / 255;
    for (let channel = 0; channel < 3; channel++) {
      values[to++] = Math.round(255 + (data[from + channel] - 255) * alpha);
    }
  }
  return tf.tensor3d(values, [height, width, 3], "int32");
}

async function decode(path: string) {
  const bytes = await readPictureFile(path);
  return Jimp.fromBuffer(bytes).catch(() => {
    throw new Error(
      `"${path}" begins like a picture, but the rest is damaged or missing: fetch or save it again.`,
    );
  });
}

/**
 * The image as a file: PNG with a palette, exact, if it has at most 256 colours; else JPEG of quality 90.
 * @param image [rows, columns, 3], int32 0-255 or float32 0-1
 */
export async function encodeImage(image: tf.Tensor3D): Promise<Picture> {
  const [height, width] = image.shape;
  const colours = toBytes(image);
  const indexed = indexColours(colours);
  if (indexed) return { mime: "image/png", bytes: encodeIndexedPng(indexed, width, height), width, height };
  const data = Buffer.alloc(width * height * 4, 255);
  for (let from = 0, to = 0; from < colours.length; to++) {
    data[to++] = colours[from++];
    data[to++] = colours[from++];
    data[to++] = colours[from++];
  }
  const bytes = await Jimp.fromBitmap({ data, width, height }).getBuffer(JimpMime.jpeg, { quality: 90 });
  return { mime: "image/jpeg", bytes, width, height };
}

/** The image's values as bytes, row by row: red, green, blue, red, … */
function toBytes(image: tf.Tensor3D): Uint8ClampedArray {
  if (image.rank !== 3 || image.shape[2] !== 3) {
    throw new Error(`An image has the shape [rows, columns, 3], not [${image.shape}].`);
  }
  const scale = image.dtype === "float32" ? 255 : 1;
  const bytes = new Uint8ClampedArray(image.size); // rounds, and keeps within 0-255
  const values = image.dataSync();
  for (let i = 0; i < values.length; i++) bytes[i] = values[i] * scale;
  return bytes;
}
