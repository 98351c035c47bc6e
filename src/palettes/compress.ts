// A picture file in, a smaller picture file out.
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, parse } from "node:path";
import { inCode } from "../base/arguments";
import { startTensorFlow } from "../base/tf";
import { kmeansOfPicture } from "../colours/kmeans-of-picture";
import { countColours } from "../colours/table";
import { loadImage } from "../picture/image";
import { indexedPng, nearestBytes, toBytes } from "./bytes";

export interface CompressOptions {
  /** The number of colours, 1 to 256. */
  K?: number;
  /** Where to write, made if it is not there; beside the picture if left out. */
  folder?: string;
  /** Whether a file that is already there may be written anew. */
  overwrite?: boolean;
  seed?: number;
  /** Called after each iteration of k-means. */
  onProgress?: (iteration: number, iterations: number) => void;
}

export interface Compressed {
  /** The file that was written. */
  file: string;
  /** Its colours, 0-255: fewer than K if the picture has fewer. */
  palette: number[][];
  /** Its size and the original's. */
  bytes: number;
  originalBytes: number;
}

/**
 * Writes a picture again with K colours, found by k-means over all its pixels, as `photo-K.png`.
 * @param path a JPEG, PNG, WebP or AVIF file
 * @throws if it holds no picture, or if the new file is already there and `overwrite` is not set
 */
export async function compress(path: string, options: CompressOptions = {}): Promise<Compressed> {
  const { K = 16, folder = dirname(path), overwrite = false, seed = 0, onProgress } = options;
  const file = compressedName(path, K, folder);
  if (!overwrite && existsSync(file)) {
    throw new Error(`"${file}" is already there: pass { overwrite: true } to write it again.`);
  }
  await startTensorFlow();
  const table = countColours(await loadImage(path));
  const most = Math.min(K, table.colours.shape[0]);
  const { centroids } = kmeansOfPicture(table, most, { iterations: 50, seed, onProgress });
  const palette = toBytes(centroids);
  const { labels } = nearestBytes(table, palette); // the nearest of the rounded colours, which need not be that of the centroids
  const indices = table.numbers.map((number) => labels[number]);
  const png = indexedPng(indices, palette, table.shape);
  await writeWhole(file, png);
  return { file, palette, bytes: png.length, originalBytes: (await stat(path)).size };
}

/**
 * The name of the file that `compress` writes: `photo-16.png`.
 * @throws unless K is a whole number from 1 to 256
 */
export function compressedName(path: string, K: number, folder = dirname(path)): string {
  if (!Number.isInteger(K) || K < 1 || K > 256) {
    throw new Error(
      `K must be a whole number from 1 to 256, not ${inCode(K)}: a PNG palette holds no more colours.`,
    );
  }
  return join(folder, `${parse(path).name}-${K}.png`);
}

/** All of the file or nothing: an interruption leaves no half of it under its name. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const unfinished = `${file}.${randomUUID()}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(unfinished, bytes);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {}); // it may never have been there
    throw new Error(`"${file}" can't be written: ${(error as Error).message}`);
  }
}
