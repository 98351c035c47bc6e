// PNG files with a palette: one small number a pixel. No well-kept library writes them fast.
import { deflateSync } from "node:zlib";
import { checkWhole } from "../base/arguments";
import { packed } from "./png-chunks";

/** Of zlib's 1 to 9: the next one takes half as long again to save one part in fifty. */
const LEVEL = 4;
/** A third of the time, for files that are a sixth larger. */
export const QUICK = 1;

export interface IndexedImage {
  /** The number of each pixel's colour. */
  indices: Uint8Array;
  /** Red, green, blue of each colour, 0-255. */
  palette: Uint8Array;
  width: number;
  height: number;
}

/**
 * @param rgb red, green, blue, red, …, 0-255
 * @returns with the distinct colours in the order in which they first appear, or undefined if there are more
 *   than 256
 */
export function indexColours(
  rgb: ArrayLike<number>,
  width: number,
  height: number,
): IndexedImage | undefined {
  const indices = new Uint8Array(width * height);
  const numbers = new Uint16Array(1 << 24); // for each colour of 24 bits its number, counted from 1; memory is taken where it is used
  const palette: number[] = [];
  for (let pixel = 0, i = 0; pixel < indices.length; pixel++, i += 3) {
    const colour = (rgb[i] << 16) | (rgb[i + 1] << 8) | rgb[i + 2];
    if (numbers[colour] === 0) {
      if (palette.length === 3 * 256) return undefined;
      numbers[colour] = palette.push(rgb[i], rgb[i + 1], rgb[i + 2]) / 3;
    }
    indices[pixel] = numbers[colour] - 1;
  }
  return { indices, palette: Uint8Array.from(palette), width, height };
}

/**
 * A PNG file with 1, 2, 4 or 8 bits a pixel, as few as the palette allows.
 * Format: Portable Network Graphics, W3C, section 11.
 */
export function encodeIndexedPng({ indices, palette, width, height }: IndexedImage, level = LEVEL): Buffer {
  const depth = bitsFor(palette.length / 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 3], 8); // 3: the pixels are numbers of palette colours
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    packed("IHDR", header),
    packed("PLTE", palette),
    packed("IDAT", deflateSync(packRows(indices, width, height, depth), { level })),
    packed("IEND"),
  ]);
}

/** The bits a pixel needs in an indexed PNG file: 1, 2, 4 or 8. */
export function bitsFor(K: number): 1 | 2 | 4 | 8 {
  checkWhole("K", K, 1, 256);
  if (K <= 2) return 1;
  if (K <= 4) return 2;
  return K <= 16 ? 4 : 8;
}

/** Each row is a filter byte (0: none) and then the pixels, the first one in the highest bits of its byte. */
function packRows(indices: Uint8Array, width: number, height: number, depth: number): Uint8Array {
  const perByte = 8 / depth;
  const packed = new Uint8Array(height * (1 + Math.ceil(width / perByte)));
  let at = 0;
  for (let row = 0; row < indices.length; row += width) {
    at++;
    for (let x = 0; x < width; x += perByte) {
      let bits = 0;
      for (let n = x; n < x + perByte; n++) bits = (bits << depth) | (n < width ? indices[row + n] : 0);
      packed[at++] = bits;
    }
  }
  return packed;
}
