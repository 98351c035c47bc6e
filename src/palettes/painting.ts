import { tf } from "../base/tf";
import type { Captioned } from "../figures/gallery";
import { checkLabels, type Points } from "../kmeans/points";
import { colourDifference } from "../measures/ciede2000";
import { rgbToOklab } from "../measures/oklab";
import { psnr } from "../measures/psnr";
import { checkImage } from "../picture/image-tensor";
import { shrink } from "../picture/shrink";
import { fromBytes, indexedSource, toBytes } from "./bytes";

/** The block size of the view from afar: 4 x 4 pixels run together. */
const BLOCK = 4;

/**
 * A picture painted with a palette, for a gallery: captioned with how near it is to the original, pixel by
 * pixel (PSNR and CIEDE2000) and by one measure more.
 * @param image the original, [rows, columns, 3], 0-1
 * @param palette [K, 3], 0-1
 * @param labels [rows x columns]: which colour each pixel gets
 * @param also "from far away": CIEDE2000 where neighbouring pixels run together; "Oklab error": the typical
 *   distance in Oklab
 */
export function painting(
  name: string,
  image: tf.Tensor3D,
  palette: Points,
  labels: tf.Tensor,
  { also = "from far away" }: { also?: keyof typeof MORE } = {},
): Captioned {
  checkImage(image, "image");
  return tf.tidy(() => {
    const bytes = toBytes(palette);
    checkLabels(labels, bytes.length, image.size / 3);
    const painted = fromBytes(bytes).gather(labels.toInt()).reshape(image.shape) as tf.Tensor3D;
    const decibels = psnr(pixelsOf(image), pixelsOf(painted)).toFixed(1);
    const measures = `PSNR ${decibels} dB, CIEDE2000 ${difference(image, painted)}, ${also} ${MORE[also](image, painted)}`;
    const caption = `<b>${name}</b><br>${measures}`;
    const [rows, columns] = image.shape;
    return { caption, source: indexedSource(labels, bytes, image.shape), aspect: rows / columns };
  });
}

const MORE = {
  "from far away": (image: tf.Tensor3D, painted: tf.Tensor3D) => {
    const width = Math.max(1, Math.floor(image.shape[1] / BLOCK));
    return difference(shrink(image, width), shrink(painted, width));
  },
  "Oklab error": (image: tf.Tensor3D, painted: tf.Tensor3D) => {
    const squares = tf.squaredDifference(rgbToOklab(pixelsOf(image)), rgbToOklab(pixelsOf(painted))).sum(1);
    return squares.mean().sqrt().dataSync()[0].toFixed(4);
  },
};

function difference(a: tf.Tensor3D, b: tf.Tensor3D): string {
  return colourDifference(pixelsOf(a), pixelsOf(b)).toFixed(1);
}

const pixelsOf = (image: tf.Tensor3D): tf.Tensor => image.reshape([-1, 3]);
