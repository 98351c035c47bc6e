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
/** The codes that share their upper 15 bits are those of a box of 8 x 8 x 8 colours. */
const BOX = 512;

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
  const values = image.dataSync<"int32">();
  const codes = new Uint32Array(values.length / 3);
  const tallies = new Int32Array(1 << 24); // of which only what is used takes memory
  const seen = new Uint8Array(tallies.length / BOX);
  tally(values, codes, tallies, seen);
  const { colours, counts } = number(tallies, seen);
  translate(codes, tallies);
  return {
    colours: tf.tensor2d(colours, [counts.length, 3]),
    counts: tf.tensor1d(counts),
    numbers: codes,
    shape: image.shape,
  };
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

/** Writes down each pixel's code, how many pixels share it, and which boxes have any. */
function tally(values: Int32Array, codes: Uint32Array, tallies: Int32Array, seen: Uint8Array): void {
  for (let pixel = 0, i = 0; pixel < codes.length; pixel++, i += 3) {
    const code = RED[values[i]] | GREEN[values[i + 1]] | BLUE[values[i + 2]];
    codes[pixel] = code;
    seen[code >> 9] = 1;
    tallies[code]++;
  }
}

/** Lists the colours in the order of their codes; `tallies` holds each colour's number from then on. */
function number(tallies: Int32Array, seen: Uint8Array) {
  const colours = new Float32Array(3 * distinct(tallies, seen));
  const counts = new Float32Array(colours.length / 3);
  for (let box = 0, next = 0; box < seen.length; box++) {
    if (seen[box] === 0) continue;
    for (let code = box * BOX; code < (box + 1) * BOX; code++) {
      if (tallies[code] === 0) continue;
      colours[3 * next] = byteOf(code, 2) / 255;
      colours[3 * next + 1] = byteOf(code, 1) / 255;
      colours[3 * next + 2] = byteOf(code, 0) / 255;
      counts[next] = tallies[code];
      tallies[code] = next++;
    }
  }
  return { colours, counts };
}

function distinct(tallies: Int32Array, seen: Uint8Array): number {
  let count = 0;
  for (let box = 0; box < seen.length; box++) {
    if (seen[box] === 0) continue;
    for (let code = box * BOX; code < (box + 1) * BOX; code++) count += Number(tallies[code] > 0);
  }
  return count;
}

/** From the codes of the pixels' colours to their numbers. */
function translate(codes: Uint32Array, numbers: Int32Array): void {
  for (let pixel = 0; pixel < codes.length; pixel++) codes[pixel] = numbers[codes[pixel]];
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
