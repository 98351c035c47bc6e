// PNG files with a palette: one small number a pixel. No well-kept library writes them fast.
import { crc32, deflateSync } from "node:zlib";

export interface IndexedColours {
  /** The number of each pixel's colour. */
  indices: Uint8Array;
  /** Red, green, blue of each colour, 0-255. */
  palette: Uint8Array;
}

/** @returns the distinct colours in the order in which they first appear, or undefined if there are more than 256 */
export function indexColours(colours: ArrayLike<number>): IndexedColours | undefined {
  const numbers = new Map<number, number>();
  const indices = new Uint8Array(colours.length / 3);
  for (let pixel = 0, last = -1, number = 0; pixel < indices.length; pixel++) {
    const colour = (colours[3 * pixel] << 16) | (colours[3 * pixel + 1] << 8) | colours[3 * pixel + 2];
    if (colour !== last) {
      number = numbers.get(colour) ?? numbers.size;
      if (number === 256) return undefined;
      numbers.set(colour, number);
      last = colour;
    }
    indices[pixel] = number;
  }
  const palette = Uint8Array.from([...numbers.keys()].flatMap((rgb) => [rgb >> 16, rgb >> 8, rgb]));
  return { indices, palette };
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
    chunk("IDAT", deflateSync(packRows(indices, width, height, depth), { level: 6 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** The bits a pixel needs in an indexed PNG file: 1, 2, 4 or 8. */
export function bitsFor(K: number): 1 | 2 | 4 | 8 {
  if (K <= 2) return 1;
  if (K <= 4) return 2;
  return K <= 16 ? 4 : 8;
}

/** Each row is a filter byte (0: none) and then the pixels, the first one in the highest bits of its byte. */
function packRows(indices: Uint8Array, width: number, height: number, depth: number): Uint8Array {
  const perByte = 8 / depth;
  const stride = 1 + Math.ceil(width / perByte);
  const packed = new Uint8Array(stride * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      const shift = 8 - depth * ((x % perByte) + 1);
      packed[y * stride + 1 + Math.floor(x / perByte)] |= indices[pixel] << shift;
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
