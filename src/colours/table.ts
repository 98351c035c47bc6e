import { checkAlive } from "../base/arguments";
import { tf } from "../base/tf";
import { bytesOf, checkImage } from "../picture/image-tensor";

/** A picture as the colours that occur in it. Photographs have many times fewer of them than pixels. */
export interface ColourTable {
  /** The distinct colours, [U, 3], 0-1, in Morton order: like colours stand together. */
  colours: tf.Tensor2D;
  /** How many pixels have each of them, [U]. */
  counts: tf.Tensor1D;
  /** For each pixel, the number of its colour. */
  numbers: Uint32Array;
  /** The picture's shape, [rows, columns, 3]. */
  shape: [number, number, number];
}

/** For each byte, its bits spread out to every third place. */
const SPREAD = Int32Array.from({ length: 256 }, (_, byte) => {
  let spread = 0;
  for (let bit = 0; bit < 8; bit++) spread |= ((byte >> bit) & 1) << (3 * bit);
  return spread;
});

/**
 * The Morton (Z-order) code of a colour of bytes, from 0 to 2^24 - 1: the bits of blue, green and red interleaved
 * (Morton 1966). Colours whose codes share their upper bits are alike.
 */
export function colourCode(red: number, green: number, blue: number): number {
  return SPREAD[red] | (SPREAD[green] << 1) | (SPREAD[blue] << 2);
}

/** The byte whose bits colourCode has put at every third place from `first` on. */
function byteIn(code: number, first: number): number {
  let byte = 0;
  for (let bit = 0; bit < 8; bit++) byte |= ((code >> (3 * bit + first)) & 1) << bit;
  return byte;
}

/** Of all codes few occur in a picture, near each other: those of a block are passed over at once. */
const BLOCK_BITS = 12;
const BLOCK = 2 ** BLOCK_BITS;

/**
 * The distinct colours of a picture with their counts: k-means with these as weights finds what it would find
 * on all pixels.
 * @param image [rows, columns, 3], int32 0-255 or float32 0-1, which is rounded to 255ths
 * @throws if it has another shape, or was disposed
 */
export function countColours(image: tf.Tensor): ColourTable {
  checkImage(image, "image");
  const numbers = new Uint32Array(image.size / 3); // at first the codes
  const ofCode = new Uint32Array(2 ** 24); // for each code at first its count, then its colour's number
  const occurring = new Uint8Array(ofCode.length / BLOCK); // 1 where a block of codes has a colour
  let pixel = 0;
  for (const bytes of bytesOf(image)) {
    for (let i = 0; i < bytes.length; i += 3) {
      const code = colourCode(bytes[i], bytes[i + 1], bytes[i + 2]);
      numbers[pixel++] = code;
      ofCode[code]++;
      occurring[code >> BLOCK_BITS] = 1;
    }
  }
  const counts: number[] = [];
  const colours: number[] = [];
  for (let code = 0; code < ofCode.length; code++) {
    if (occurring[code >> BLOCK_BITS] === 0) code += BLOCK - 1;
    else if (ofCode[code] > 0) {
      ofCode[code] = counts.push(ofCode[code]) - 1;
      for (let d = 0; d < 3; d++) colours.push(byteIn(code, d) / 255);
    }
  }
  for (let i = 0; i < numbers.length; i++) numbers[i] = ofCode[numbers[i]];
  return {
    colours: tf.tensor2d(Float32Array.from(colours), [counts.length, 3]), // tfjs copies plain lists one by one
    counts: tf.tensor1d(Float32Array.from(counts)),
    numbers,
    shape: image.shape,
  };
}

/** @throws unless it is what countColours gives, and not disposed */
export function checkTable(table: ColourTable): void {
  if (!(table?.numbers instanceof Uint32Array)) {
    throw new Error("table must be what countColours gives, with the colours of a picture and their counts.");
  }
  checkAlive(table.colours, "table.colours");
  checkAlive(table.counts, "table.counts");
}
