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
/** What the lower nine bits of a code add to red, green and blue. */
const LOWER = Array.from({ length: BOX }, (_, low) => bytesOf(low));

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
  const { places, begins, tallies, distinct } = tally(image.dataSync());
  const { colours, counts } = number(begins, tallies, distinct);
  translate(places, tallies);
  return {
    colours: tf.tensor2d(colours, [distinct, 3]),
    counts: tf.tensor1d(counts),
    numbers: places,
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

/** Finds a place for each pixel's colour, and how many pixels share it. */
function tally(values: ArrayLike<number>) {
  const places = new Uint32Array(values.length / 3);
  // Room for 16.8 million colours, of which only the beginning is used: boxes get their places as they first appear.
  // Neighbouring pixels then count in neighbouring places, which the processor's cache holds.
  const tallies = new Uint32Array(1 << 24);
  const begins = new Int32Array((1 << 24) / BOX).fill(-1);
  let [used, distinct] = [0, 0];
  for (let pixel = 0, i = 0; pixel < places.length; pixel++, i += 3) {
    const code = RED[values[i]] | GREEN[values[i + 1]] | BLUE[values[i + 2]];
    const box = code >> 9;
    if (begins[box] < 0) {
      begins[box] = used;
      used += BOX;
    }
    const place = begins[box] | (code & (BOX - 1));
    if (tallies[place]++ === 0) distinct++;
    places[pixel] = place;
  }
  return { places, begins, tallies, distinct };
}

/** Lists the colours in the order of their codes; each colour's place in `tallies` holds its number from then on. */
function number(begins: Int32Array, tallies: Uint32Array, distinct: number) {
  const colours = new Float32Array(3 * distinct);
  const counts = new Float32Array(distinct);
  for (let box = 0, next = 0; box < begins.length; box++) {
    if (begins[box] < 0) continue;
    const upper = bytesOf(box * BOX);
    for (let low = 0; low < BOX; low++) {
      const place = begins[box] + low;
      if (tallies[place] === 0) continue;
      for (let d = 0; d < 3; d++) colours[3 * next + d] = (upper[d] + LOWER[low][d]) / 255;
      counts[next] = tallies[place];
      tallies[place] = next++;
    }
  }
  return { colours, counts };
}

/** From the places of the pixels' colours to their numbers. */
function translate(places: Uint32Array, numbers: Uint32Array): void {
  for (let pixel = 0; pixel < places.length; pixel++) places[pixel] = numbers[places[pixel]];
}

/** For each byte, its bits with two places between them. */
function everyThirdBit(shift: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let spread = 0;
    for (let bit = 0; bit < 8; bit++) spread |= ((byte >> bit) & 1) << (3 * bit + shift);
    return spread;
  });
}

/** The red, green and blue of a code. */
function bytesOf(code: number): number[] {
  const bytes = [0, 0, 0];
  for (let bit = 0; bit < 24; bit++) bytes[2 - (bit % 3)] |= ((code >> bit) & 1) << Math.floor(bit / 3);
  return bytes;
}
