import { tf } from "./tf";

/** A picture as the colours that occur in it. Photographs have many times fewer of them than pixels. */
export interface ColourTable {
  /** The distinct colours, [U, 3], 0-1. */
  colours: tf.Tensor2D;
  /** How many pixels have each of them, [U]. */
  counts: tf.Tensor1D;
  /** For each pixel, the number of its colour. */
  numbers: Uint32Array;
  /** The picture's shape, [rows, columns, 3]. */
  shape: [number, number, number];
}

/**
 * The distinct colours of a picture with their counts: k-means with these as weights finds what it would find on all pixels.
 * @param image [rows, columns, 3], int32, 0-255
 */
export function countColours(image: tf.Tensor3D): ColourTable {
  const values = image.dataSync();
  const numbers = new Uint32Array(values.length / 3);
  const numberOf = new Int32Array(1 << 24).fill(-1); // one place for each colour that 24 bits can tell apart
  const colours: number[] = [];
  const counts: number[] = [];
  for (let pixel = 0; pixel < numbers.length; pixel++) {
    const code = (values[3 * pixel] << 16) | (values[3 * pixel + 1] << 8) | values[3 * pixel + 2];
    if (numberOf[code] < 0) {
      numberOf[code] = counts.push(0) - 1;
      colours.push(code);
    }
    numbers[pixel] = numberOf[code];
    counts[numberOf[code]]++;
  }
  const channels = Float32Array.from({ length: 3 * colours.length }, (_, i) => {
    return ((colours[Math.floor(i / 3)] >> (16 - 8 * (i % 3))) & 255) / 255;
  });
  return {
    colours: tf.tensor2d(channels, [colours.length, 3]),
    counts: tf.tensor1d(counts, "float32"),
    numbers,
    shape: image.shape,
  };
}
