import { colourDifference } from "./ciede2000";
import type { Captioned } from "./plots-pictures";
import { asPoints, type Points } from "./points";
import { psnr } from "./psnr";
import { shrink } from "./shrink";
import { tf } from "./tf";
import { fromBytes, indexedSource, toBytes } from "./version";

/** From so far away that one sees blocks of 4 x 4 pixels as one. */
const BLOCK = 4;

/**
 * A picture painted with a palette, for a gallery: captioned with how near it is to the original, pixel by pixel and as seen
 * from far away, where neighbouring pixels run together.
 * @param image the original, [rows, columns, 3], 0-1
 * @param palette [K, 3], 0-1
 * @param labels [rows x columns]: which colour each pixel gets
 */
export function painting(name: string, image: tf.Tensor3D, palette: Points, labels: tf.Tensor): Captioned {
  return tf.tidy(() => {
    const bytes = toBytes(palette);
    const painted = fromBytes(bytes).gather(labels.toInt()).reshape(image.shape) as tf.Tensor3D;
    const near = `PSNR ${psnr(pixelsOf(image), pixelsOf(painted)).toFixed(1)} dB, CIEDE2000 ${difference(image, painted)}`;
    const width = Math.max(1, Math.floor(image.shape[1] / BLOCK));
    const far = difference(shrink(image, width), shrink(painted, width));
    const caption = `<b>${name}</b><br>${near}, from far away ${far}`;
    return { caption, source: indexedSource(labels, bytes, image.shape) };
  });
}

function difference(a: tf.Tensor3D, b: tf.Tensor3D): string {
  return colourDifference(pixelsOf(a), pixelsOf(b)).toFixed(1);
}

function pixelsOf(image: tf.Tensor3D): tf.Tensor2D {
  return asPoints(image.reshape([-1, 3]), "image");
}
