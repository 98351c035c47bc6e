import { STANDARDISED, tabulate } from "./colour-table";
import { type ColourTree, growTree } from "./colour-tree";
import type { tf } from "./tf";

/** The distinct colours of pixels, and the number of each pixel's colour. */
export interface PixelColours {
  tree: ColourTree;
  numbers: Uint32Array;
}

/** A tensor's values never change: what was found out about them is kept as long as they are. */
const known = new WeakMap<object, PixelColours | "not from bytes">();

/**
 * The colours of a picture's pixels, counted when a tensor is first seen: pixels are asked for their labels again and again,
 * with other centroids each time.
 * @param pixels [N, 3], 0-1
 * @returns undefined unless all values are bytes divided by 255
 */
export function coloursOf(pixels: tf.Tensor2D): PixelColours | undefined {
  const colours = known.get(pixels.dataId) ?? count(pixels);
  known.set(pixels.dataId, colours);
  return colours === "not from bytes" ? undefined : colours;
}

function count(pixels: tf.Tensor2D): PixelColours | "not from bytes" {
  const bytes = toBytes(pixels.dataSync<"float32">());
  if (!bytes) return "not from bytes";
  const { colours, counts, numbers } = tabulate(bytes);
  return { tree: growTree(colours, counts), numbers };
}

function toBytes(values: Float32Array): Uint8Array | undefined {
  const bytes = new Uint8Array(values.length);
  const standardised = STANDARDISED; // an import is looked up anew at each use
  for (let i = 0; i < values.length; i++) {
    const byte = (values[i] * 255 + 0.5) | 0;
    if (standardised[byte] !== values[i]) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}
