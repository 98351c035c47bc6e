// PNG files with a palette: one small number a pixel. No well-kept library writes them fast.
import { crc32, deflateSync } from "node:zlib";
import { checkWhole } from "./arguments";

/** Of zlib's 1 to 9: the next one takes half as long again to save one part in fifty. */
const LEVEL = 4;

export interface IndexedColours {
  /** The number of each pixel's colour. */
  indices: Uint8Array;
  /** Red, green, blue of each colour, 0-255. */
  palette: Uint8Array;
}

/**
 * @param values red, green, blue, red, … from 0 to 255 / `scale`
 * @returns the distinct colours in the order in which they first appear, or undefined if there are more than 256
 */
export function indexColours(values: ArrayLike<number>, scale = 1): IndexedColours | undefined {
  const indices = new Uint8Array(values.length / 3);
  const numbers = new Uint16Array(1 << 24); // for each colour of 24 bits its number, counted from 1; memory is taken where it is used
  const palette: number[] = [];
  const rgb = new Uint8ClampedArray(3); // rounds, and keeps within 0-255
  let [red, green, blue, number] = [Number.NaN, 0, 0, 0];
  for (let pixel = 0, i = 0; pixel < indices.length; pixel++, i += 3) {
    if (values[i] !== red || values[i + 1] !== green || values[i + 2] !== blue) {
      red = values[i];
      green = values[i + 1];
      blue = values[i + 2];
      rgb[0] = red * scale;
      rgb[1] = green * scale;
      rgb[2] = blue * scale;
      const colour = (rgb[0] << 16) | (rgb[1] << 8) | rgb[2];
      if (numbers[colour] === 0) {
        if (palette.length === 3 * 256) return undefined;
        numbers[colour] = palette.push(rgb[0], rgb[1], rgb[2]) / 3;
      }
      number = numbers[colour] - 1;
    }
    indices[pixel] = number;
  }
  return { indices, palette: Uint8Array.from(palette) };
}

/**
 * A PNG file with 1, 2, 4 or 8 bits a pixel, as few as the palette allows.
 * Format: Portable Network Graphics, W3C, section 11.
 */
export function encodeIndexedPng(
  { indices, palette }: IndexedColours,
  width: number,
  height: number,
): Buffer {
  const depth = bitsFor(palette.length / 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 3], 8); // 3: the pixels are numbers of palette colours
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(packRows(indices, width, height, depth), { level: LEVEL })),
    chunk("IEND", new Uint8Array()),
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
  const stride = 1 + Math.ceil((width * depth) / 8);
  const packed = new Uint8Array(stride * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    const row = y * stride + 1;
    for (let bit = 0; bit < width * depth; bit += depth, pixel++) {
      packed[row + (bit >> 3)] |= indices[pixel] << (8 - depth - (bit & 7));
    }
  }
  return packed;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
