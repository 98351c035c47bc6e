import { checkImage } from "./image-tensor";
import { checkAlive } from "./points";
import { tf } from "./tf";

/** A picture as the colours that occur in it. Photographs have many times fewer of them than pixels. */
export interface ColourTable {
  /** The distinct colours, [U, 3], 0-1, in the order of their codes: see colourCode. */
  colours: tf.Tensor2D;
  /** How many pixels have each of them, [U]. */
  counts: tf.Tensor1D;
  /** For each pixel, the number of its colour. */
  numbers: Uint32Array;
  /** The picture's shape, [rows, columns, 3]. */
  shape: [number, number, number];
}

/** The bits of red, green and blue by turns, the highest first (Morton 1966): in this order, like colours stand together. */
const RED = everyThirdBit(2);
const GREEN = everyThirdBit(1);
const BLUE = everyThirdBit(0);
/** The codes that share all but their lowest nine bits are those of a box of 8 x 8 x 8 colours. */
const BOX_BITS = 9;
const BOX = 1 << BOX_BITS;

/** A number from 0 to 2^24 - 1 for each colour of bytes: the more upper bits two have in common, the more alike they are. */
export function colourCode(red: number, green: number, blue: number): number {
  return RED[red] | GREEN[green] | BLUE[blue];
}

/**
 * The distinct colours of a picture with their counts: k-means with these as weights finds what it would find on all pixels.
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
  const { colours, counts, numbers } = tabulate(new Uint8Array(image.dataSync<"int32">()));
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
export function tabulate(bytes: Uint8Array) {
  const codes = new Uint32Array(bytes.length / 3);
  const boxes = encode(bytes, codes);
  const { tallies, distinct } = tally(codes, boxes);
  const { colours, counts } = number(tallies, boxes, distinct);
  for (let pixel = 0; pixel < codes.length; pixel++) codes[pixel] = tallies[codes[pixel]];
  return { colours, counts, numbers: codes };
}

/** @throws unless it is what countColours gives, and not disposed */
export function checkPicture(picture: ColourTable): void {
  if (!(picture?.numbers instanceof Uint32Array)) {
    throw new Error(
      "picture must be what countColours gives, with the colours of a picture and their counts.",
    );
  }
  checkAlive(picture.colours, "picture.colours");
  checkAlive(picture.counts, "picture.counts");
}

/**
 * Writes down the code of each pixel's colour.
 * @returns the boxes that have any of them, in ascending order: a table of these alone is a fraction of one of all colours
 */
function encode(bytes: Uint8Array, codes: Uint32Array): number[] {
  const seen = new Uint8Array(2 ** 24 / BOX);
  for (let pixel = 0, i = 0; pixel < codes.length; pixel++, i += 3) {
    const code = RED[bytes[i]] | GREEN[bytes[i + 1]] | BLUE[bytes[i + 2]];
    codes[pixel] = code;
    seen[code >> BOX_BITS] = 1;
  }
  return Array.from(seen.keys()).filter((box) => seen[box] === 1);
}

/**
 * How many pixels have each colour, for all colours of the boxes, one box after the other.
 * @param codes becomes the place of each pixel's colour in that table
 * @returns that table, and how many colours have a pixel
 */
function tally(codes: Uint32Array, boxes: number[]) {
  const tallies = new Int32Array(boxes.length * BOX);
  const places = new Int32Array(2 ** 24 / BOX);
  for (const [place, box] of boxes.entries()) places[box] = place;
  let distinct = 0;
  for (let pixel = 0; pixel < codes.length; pixel++) {
    const code = codes[pixel];
    const place = (places[code >> BOX_BITS] << BOX_BITS) | (code & (BOX - 1));
    if (tallies[place]++ === 0) distinct++;
    codes[pixel] = place;
  }
  return { tallies, distinct };
}

/** Lists the colours in the order of their codes; `tallies` holds each colour's number from then on. */
function number(tallies: Int32Array, boxes: number[], distinct: number) {
  const colours = new Float32Array(3 * distinct);
  const counts = new Float32Array(colours.length / 3);
  for (let place = 0, next = 0; place < tallies.length; place++) {
    if (tallies[place] === 0) continue;
    const code = (boxes[place >> BOX_BITS] << BOX_BITS) | (place & (BOX - 1));
    colours[3 * next] = byteOf(code, 2) / 255;
    colours[3 * next + 1] = byteOf(code, 1) / 255;
    colours[3 * next + 2] = byteOf(code, 0) / 255;
    counts[next] = tallies[place];
    tallies[place] = next++;
  }
  return { colours, counts };
}

/** For each byte, its bits with two places between them. */
function everyThirdBit(shift: number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let spread = 0;
    for (let bit = 0; bit < 8; bit++) spread |= ((byte >> bit) & 1) << (3 * bit + shift);
    return spread;
  });
}

/** The red (2), green (1) or blue (0) of a code: every third of its bits, moved together. */
function byteOf(code: number, channel: number): number {
  let bits = (code >> channel) & 0x249249;
  bits = (bits | (bits >> 2)) & 0xc30c3;
  bits = (bits | (bits >> 4)) & 0xf00f;
  return (bits | (bits >> 8)) & 0xff;
}
