import { checkAlive } from "../base/arguments";
import { tf } from "../base/tf";
import { checkImage } from "../picture/image-tensor";

/** A picture as the colours that occur in it. Photographs have many times fewer of them than pixels. */
export interface ColourTable {
  /**
   * The distinct colours, [U, 3], 0-1, in Morton order (see colourCode) but for the order inside a box of 4 x
   * 4 x 4 colours.
   */
  colours: tf.Tensor2D;
  /** How many pixels have each of them, [U]. */
  counts: tf.Tensor1D;
  /** For each pixel, the number of its colour. */
  numbers: Uint32Array;
  /** The picture's shape, [rows, columns, 3]. */
  shape: [number, number, number];
}

/**
 * Morton (Z-order) codes: the bits of blue, green and red interleaved (Morton 1966). In their order, like
 * colours stand together.
 */
const RED = everyThirdBit(0);
const GREEN = everyThirdBit(1);
const BLUE = everyThirdBit(2);
/** Codes that differ in their lowest six bits only are the 64 colours of one box of 4 x 4 x 4. */
const BOX_BITS = 6;
const BOX = 1 << BOX_BITS;

/** Each byte divided by 255, in float32. */
export const STANDARDISED = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

/**
 * The Morton code of a colour of bytes, from 0 to 2^24 - 1: colours whose codes share their upper bits are
 * alike.
 */
export function colourCode(red: number, green: number, blue: number): number {
  return RED[red] | GREEN[green] | BLUE[blue];
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
  const { colours, counts, numbers } = tabulate(image.dataSync<"int32">());
  return {
    colours: tf.tensor2d(colours, [counts.length, 3]),
    counts: tf.tensor1d(counts),
    numbers,
    shape: image.shape,
  };
}

/**
 * The distinct colours of pixels in plain arrays: see ColourTable.
 * @param bytes red, green, blue, red, …
 */
export function tabulate(bytes: Int32Array | Uint8Array) {
  const pixels = new DataView(new ArrayBuffer(bytes.length + 1)); // the last pixel, too, is read with a byte behind it
  new Uint8Array(pixels.buffer).set(bytes);
  const { places, starts, size } = placesOf(pixels);
  // One pass for each array: two that are read at random in the same loop would drive each other out of the
  // processor's cache.
  const occurs = new Int32Array(size / 32); // a bit for each colour: whether it occurs
  for (let i = 0; i < places.length; i++) occurs[places[i] >> 5] |= 1 << (places[i] & 31);
  const { colours, firsts, ranks } = list(occurs, starts);
  for (let i = 0; i < places.length; i++) places[i] = firsts[places[i] >> BOX_BITS] + ranks[places[i]];
  const counts = new Uint32Array(colours.length / 3);
  for (let i = 0; i < places.length; i++) counts[places[i]]++;
  return { colours, counts: Float32Array.from(counts), numbers: places };
}

/** @throws unless it is what countColours gives, and not disposed */
export function checkTable(table: ColourTable): void {
  if (!(table?.numbers instanceof Uint32Array)) {
    throw new Error("table must be what countColours gives, with the colours of a picture and their counts.");
  }
  checkAlive(table.colours, "table.colours");
  checkAlive(table.counts, "table.counts");
}

/**
 * Gives each pixel a place in a table that has 64 places for each box that occurs: far fewer than one place
 * for each of 2^24 colours.
 * @returns the places, the first place of each box (-1 for boxes that don't occur), and the table's size
 */
function placesOf(pixels: DataView) {
  const starts = new Int32Array(2 ** 24 / BOX).fill(-1);
  const places = new Uint32Array((pixels.byteLength - 1) / 3);
  let size = 0;
  for (let i = 0, at = 0; i < places.length; i++, at += 3) {
    const pixel = pixels.getInt32(at, true);
    const box = boxOf(pixel);
    if (starts[box] < 0) {
      starts[box] = size;
      size += BOX;
    }
    places[i] = starts[box] + insideOf(pixel);
  }
  return { places, starts, size };
}

/** The upper six bits of blue, green and red: the same for the colours of a box. */
function boxOf(pixel: number): number {
  return ((pixel >> 2) & 0x3f) | ((pixel >> 4) & 0xfc0) | ((pixel >> 6) & 0x3f000);
}

/** The lower two bits of blue, green and red: the colour's place in its box, from 0 to 63. */
function insideOf(pixel: number): number {
  return (pixel & 3) | ((pixel >> 6) & 0xc) | ((pixel >> 12) & 0x30);
}

/**
 * Lists the colours that occur: boxes in Morton order; inside a box by blue, then green, then red.
 * @returns the colours, the number of each box's first one, and for each place of the table the colour's rank
 *   in its box
 */
function list(occurs: Int32Array, starts: Int32Array) {
  const colours = new Float32Array(3 * occurs.reduce((sum, word) => sum + bitCount(word), 0));
  const firsts = new Int32Array(occurs.length / (BOX / 32));
  const ranks = new Uint8Array(occurs.length * 32);
  for (let code = 0, next = 0; code < 2 ** 24; code += BOX) {
    const [red, green, blue] = [byteOf(code, 0), byteOf(code, 1), byteOf(code, 2)];
    const start = starts[boxOf(red | (green << 8) | (blue << 16))];
    if (start < 0) continue;
    const first = next;
    firsts[start >> BOX_BITS] = first;
    for (let word = 0; word < BOX; word += 32) {
      for (let left = occurs[(start + word) >> 5]; left !== 0; left &= left - 1) {
        const inside = word + 31 - Math.clz32(left & -left); // the lowest bit that is left
        colours[3 * next] = STANDARDISED[red + (inside & 3)];
        colours[3 * next + 1] = STANDARDISED[green + ((inside >> 2) & 3)];
        colours[3 * next + 2] = STANDARDISED[blue + (inside >> 4)];
        ranks[start + inside] = next++ - first;
      }
    }
  }
  return { colours, firsts, ranks };
}

function bitCount(word: number): number {
  let count = 0;
  for (let left = word; left !== 0; left &= left - 1) count++;
  return count;
}

/** For each byte, its bits spread out to every third place. */
function everyThirdBit(shift: number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let spread = 0;
    for (let bit = 0; bit < 8; bit++) spread |= ((byte >> bit) & 1) << (3 * bit + shift);
    return spread;
  });
}

/** The red (0), green (1) or blue (2) of a code: every third of its bits, moved together. */
function byteOf(code: number, channel: number): number {
  let bits = (code >> channel) & 0x249249;
  bits = (bits | (bits >> 2)) & 0xc30c3;
  bits = (bits | (bits >> 4)) & 0xf00f;
  return (bits | (bits >> 8)) & 0xff;
}
