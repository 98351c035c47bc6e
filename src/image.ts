// Pictures as files and as tensors. The only place that knows jimp.
import { Jimp, JimpMime } from "jimp";
import { checkImage } from "./image-tensor";
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

const encoded = new WeakMap<object, Promise<Picture>>();

/**
 * The image as a file: PNG with a palette, exact, if it has at most 256 colours; else JPEG of quality 90.
 * @param image [rows, columns, 3], int32 0-255 or float32 0-1
 * @throws if it has another shape, or was disposed
 */
export async function encodeImage(image: tf.Tensor3D): Promise<Picture> {
  checkImage(image, "image");
  const picture = encoded.get(image.dataId) ?? encode(image);
  encoded.set(image.dataId, picture); // the original is shown again and again, and takes longest
  return picture;
}

async function encode(image: tf.Tensor3D): Promise<Picture> {
  const [height, width] = image.shape;
  const scale = image.dtype === "float32" ? 255 : 1;
  const values = image.dataSync();
  const indexed = indexColours(values, scale);
  if (indexed) return { mime: "image/png", bytes: encodeIndexedPng(indexed, width, height), width, height };
  const data = new Uint8ClampedArray(width * height * 4).fill(255); // rounds, and keeps within 0-255
  for (let from = 0, to = 0; from < values.length; to++) {
    data[to++] = values[from++] * scale;
    data[to++] = values[from++] * scale;
    data[to++] = values[from++] * scale;
  }
  const bitmap = { data: Buffer.from(data.buffer), width, height };
  const bytes = await Jimp.fromBitmap(bitmap).getBuffer(JimpMime.jpeg, { quality: 90 });
  return { mime: "image/jpeg", bytes, width, height };
}
