// Pictures as files and as tensors.
import { Jimp, JimpMime } from "jimp";
import { tf } from "../base/tf";
import { decode, Undecodable } from "./decode";
import { type PictureFile, readPictureFile, whyDamaged } from "./file";
import { checkImage } from "./image-tensor";
import { encodeIndexedPng, indexColours } from "./png";

/** A picture file in memory. */
export interface Picture {
  mime: "image/png" | "image/jpeg";
  bytes: Buffer;
  width: number;
  height: number;
}

/** What a picture file holds: red, green, blue, red, … as bytes. */
interface Decoded {
  file: Buffer;
  rgb: Uint8Array;
  width: number;
  height: number;
}

/** Pixels that are copied out of TensorFlow at once. */
const PIECE = 2 ** 17;

/** The last file that was read: the lesson reads its picture three times, and shows it again and again. */
let last: Decoded | undefined;

/**
 * Reads a JPEG, PNG, WebP or AVIF file; turned as its camera says (EXIF), greys as RGB, what is transparent
 * over white.
 * @returns image [rows, columns, 3], int32, 0-255
 * @throws if there is no such file or it holds no picture
 */
export async function loadImage(path: string): Promise<tf.Tensor3D> {
  const { bytes, kind } = await readPictureFile(path);
  if (!last?.file.equals(bytes)) last = await decoded(path, { bytes, kind });
  return tf.tensor3d(Int32Array.from(last.rgb), [last.height, last.width, 3], "int32");
}

async function decoded(path: string, { bytes, kind }: PictureFile): Promise<Decoded> {
  const { rgba, width, height } = await decode(bytes, kind).catch((error) => {
    throw new Error(error instanceof Undecodable ? `"${path}" ${error.message}` : whyDamaged(path));
  });
  return { file: bytes, rgb: overWhite(rgba), width, height };
}

function overWhite(rgba: Uint8Array | Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    const alpha = rgba[from + 3] / 255;
    for (let channel = 0; channel < 3; channel++) {
      rgb[to++] = Math.round(255 + (rgba[from + channel] - 255) * alpha);
    }
  }
  return rgb;
}

const encoded = new WeakMap<object, Promise<Picture>>();

/**
 * The image as a file: PNG with a palette, exact, if it has at most 256 colours; else JPEG, the one that was
 * read last if it holds this very image, otherwise a new one of quality 90.
 * @param image [rows, columns, 3], int32 0-255 or float32 0-1
 * @throws if it has another shape, or was disposed
 */
export async function encodeImage(image: tf.Tensor): Promise<Picture> {
  checkImage(image, "image");
  const picture = encoded.get(image.dataId) ?? encode(image);
  encoded.set(image.dataId, picture); // the original is shown again and again, and takes longest
  return picture;
}

async function encode(image: tf.Tensor3D): Promise<Picture> {
  const [height, width] = image.shape;
  const scale = image.dtype === "float32" ? 255 : 1;
  const indexed = indexColours(rowsOf(image), width * height, scale);
  if (indexed) return { mime: "image/png", bytes: encodeIndexedPng(indexed, width, height), width, height };
  const rgb = new Uint8ClampedArray(image.size); // rounds, and keeps within 0-255
  let at = 0;
  for (const values of rowsOf(image)) {
    for (let i = 0; i < values.length; i++) rgb[at++] = values[i] * scale;
  }
  return { mime: "image/jpeg", bytes: asRead(rgb, width) ?? (await jpeg(rgb, width, height)), width, height };
}

/** The image's values, so few rows at a time that they stay at hand while they are looked at. */
function* rowsOf(image: tf.Tensor3D): Generator<ArrayLike<number>> {
  const [height, width] = image.shape;
  const rows = Math.ceil(PIECE / width);
  for (let y = 0; y < height; y += rows) {
    const piece = image.slice([y, 0, 0], [Math.min(rows, height - y), width, 3]);
    const values = piece.dataSync();
    piece.dispose(); // before they are looked at: that may end early
    yield values;
  }
}

/** The file that was read, if it is a JPEG and has just these pixels. */
function asRead(rgb: Uint8ClampedArray, width: number): Buffer | undefined {
  const isJpeg = last?.file[0] === 0xff; // a PNG begins with 0x89
  return isJpeg && last?.width === width && Buffer.from(rgb.buffer).equals(last.rgb) ? last.file : undefined;
}

function jpeg(rgb: Uint8ClampedArray, width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let from = 0, to = 0; from < rgb.length; to++) {
    data[to++] = rgb[from++];
    data[to++] = rgb[from++];
    data[to++] = rgb[from++];
  }
  return Jimp.fromBitmap({ data, width, height }).getBuffer(JimpMime.jpeg, { quality: 90 });
}
