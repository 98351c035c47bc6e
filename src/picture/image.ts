// Pictures as files and as tensors.
import { Jimp, JimpMime } from "jimp";
import { tf } from "../base/tf";
import { decode, Undecodable } from "./decode";
import { readPictureFile } from "./file";
import { bytesOf, checkImage } from "./image-tensor";
import { encodeIndexedPng, indexColours } from "./png";

/** A picture file in memory. */
export interface Picture {
  mime: "image/png" | "image/jpeg";
  bytes: Buffer;
  width: number;
  height: number;
}

/** The last file that was read, and its pixels: the lesson reads its picture three times, and shows it again and again. */
let last: { file: Buffer; rgb: Uint8Array; width: number; height: number } | undefined;

/**
 * Reads a JPEG, PNG, WebP or AVIF file; turned as its camera says (EXIF), greys as RGB, what is transparent
 * over white.
 * @returns image [rows, columns, 3], int32, 0-255
 * @throws if there is no such file or it holds no picture
 */
export async function loadImage(path: string): Promise<tf.Tensor3D> {
  const { bytes, kind } = await readPictureFile(path);
  if (!last?.file.equals(bytes)) {
    const { rgba, width, height } = await decode(bytes, kind).catch((error) => {
      throw new Error(`"${path}" ${error instanceof Undecodable ? error.message : DAMAGED}`);
    });
    last = { file: bytes, rgb: overWhite(rgba), width, height };
  }
  return tf.tensor3d(Int32Array.from(last.rgb), [last.height, last.width, 3], "int32");
}

const DAMAGED = "begins like a picture, but the rest is damaged or missing: fetch or save it again.";

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
  const rgb = Buffer.concat([...bytesOf(image)]);
  const indexed = indexColours(rgb, width, height);
  if (indexed) return { mime: "image/png", bytes: encodeIndexedPng(indexed), width, height };
  return { mime: "image/jpeg", bytes: asRead(rgb, width) ?? (await jpeg(rgb, width, height)), width, height };
}

/** The file that was read, if it is a JPEG and has just these pixels. */
function asRead(rgb: Buffer, width: number): Buffer | undefined {
  const isJpeg = last?.file[0] === 0xff; // a PNG begins with 0x89
  return isJpeg && last?.width === width && rgb.equals(last.rgb) ? last.file : undefined;
}

function jpeg(rgb: Uint8Array, width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let i = 0; i < rgb.length; i++) data[i + Math.floor(i / 3)] = rgb[i];
  return Jimp.fromBitmap({ data, width, height }).getBuffer(JimpMime.jpeg, { quality: 90 });
}
