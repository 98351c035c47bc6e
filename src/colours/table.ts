import { checkAlive } from "../base/arguments";
import { tf } from "../base/tf";
import { pieces } from "../kmeans/points";
import { checkImage } from "../picture/image-tensor";

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

/**
 * The distinct colours of a picture with their counts: k-means with these as weights finds what it would find
 * on all pixels.
 * @param image [rows, columns, 3], int32, 0-255
 * @throws if the image is not as loadImage gives it
 */
export function countColours(image: tf.Tensor3D): ColourTable {
  checkImage(image, "image");
  if (image.dtype !== "int32") {
    throw new Error(
      `image must hold whole numbers (int32), 0-255, as loadImage gives them, not ${image.dtype}: count before you divide.`,
    );
  }
  const bytes = new Uint8Array(image.size); // piece by piece: as int32, a photograph takes four times the memory
  let at = 0;
  for (const [rows] of pieces(3 * image.shape[1], image)) {
    bytes.set(rows.dataSync(), at);
    at += rows.size;
  }
  const numbers = new Uint32Array(bytes.length / 3); // at first the codes
  const ofCode = new Uint32Array(2 ** 24); // for each code at first its count, then its colour's number
  for (let i = 0; i < numbers.length; i++) {
    numbers[i] = colourCode(bytes[3 * i], bytes[3 * i + 1], bytes[3 * i + 2]);
    ofCode[numbers[i]]++;
  }
  const counts: number[] = [];
  for (let code = 0; code < ofCode.length; code++) {
    if (ofCode[code] > 0) ofCode[code] = counts.push(ofCode[code]) - 1;
  }
  const colours = new Float32Array(3 * counts.length);
  for (let i = 0; i < numbers.length; i++) {
    numbers[i] = ofCode[numbers[i]];
    for (let d = 0; d < 3; d++) colours[3 * numbers[i] + d] = bytes[3 * i + d] / 255;
  }
  return {
    colours: tf.tensor2d(colours, [counts.length, 3]),
    counts: tf.tensor1d(counts),
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
