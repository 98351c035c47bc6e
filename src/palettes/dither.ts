import { tf, valuesOf } from "../base/tf";
import { asColours, type Points } from "../kmeans/points";
import { checkImage } from "../picture/image-tensor";

/** How much of a pixel's error its neighbours take over: column, row and share (Floyd & Steinberg 1976). */
const NEIGHBOURS = [
  [1, 0, 7 / 16],
  [-1, 1, 3 / 16],
  [0, 1, 5 / 16],
  [1, 1, 1 / 16],
];

/**
 * Labels by error diffusion (Floyd & Steinberg 1976): each pixel takes the nearest colour of the palette, and
 * what it got wrong is handed on to the pixels that come after it, so that small areas have the right colour
 * on average.
 * @param image [rows, columns, 3], 0-1
 * @param palette [K, 3], 0-1
 * @returns labels [rows x columns], int32
 */
export function dither(image: tf.Tensor3D, palette: Points): tf.Tensor1D {
  checkImage(image, "image");
  const colours = valuesOf(() => asColours(palette, "palette"));
  const [rows, columns] = image.shape;
  const wanted = Float32Array.from(image.dataSync());
  const labels = new Int32Array(rows * columns);
  for (let y = 0, pixel = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, pixel++) {
      const label = nearest(wanted, 3 * pixel, colours);
      labels[pixel] = label;
      for (const [dx, dy, share] of NEIGHBOURS) {
        if (x + dx < 0 || x + dx >= columns || y + dy >= rows) continue;
        const to = 3 * (pixel + dy * columns + dx);
        for (let d = 0; d < 3; d++) {
          wanted[to + d] += share * (wanted[3 * pixel + d] - colours[3 * label + d]);
        }
      }
    }
  }
  return tf.tensor1d(labels, "int32");
}

function nearest(values: Float32Array, at: number, colours: Float32Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < colours.length / 3; k++) {
    let squared = 0;
    for (let d = 0; d < 3; d++) squared += (values[at + d] - colours[3 * k + d]) ** 2;
    if (squared < least) [best, least] = [k, squared];
  }
  return best;
}
