// What all contenders get: the same picture, the same sample of it, the same start. As files of bare numbers, so that Python
// and Node read exactly the same.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Random } from "../src/base/random";
import { startTensorFlow, tf } from "../src/base/tf";
import { kmeansOfPicture } from "../src/colours/kmeans-of-picture";
import { repaint } from "../src/colours/repaint";
import { countColours } from "../src/colours/table";
import { loadImage } from "../src/picture/image";

export const K = 16;
export const FOLDER = join(process.env.TALOS_CACHE ?? ".cache", "bench");

export interface Shape {
  width: number;
  height: number;
  colours: number;
}

/** Writes the picture, its sample, the start and the compressed picture. */
export async function writeData(file: string): Promise<Shape> {
  await startTensorFlow();
  const image = await loadImage(file);
  const picture = countColours(image);
  const bytes = Uint8Array.from(image.dataSync());
  const [height, width] = image.shape;
  const shape = { width, height, colours: picture.counts.size };
  const random = new Random(0);
  const sample = rowsOf(bytes).filter(() => random.uniform() < 0.001);
  const start = startFrom(sample, random);
  const { centroids } = kmeansOfPicture(picture, K, { start: tf.tensor2d(start, [K, 3]) });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, "photo.rgb"), bytes);
  const { indices, palette } = repaint(picture, centroids);
  const compressed = bytes.map((_, i) => palette[3 * indices[Math.floor(i / 3)] + (i % 3)]);
  writeFileSync(join(FOLDER, "compressed.rgb"), compressed);
  writeFileSync(
    join(FOLDER, "sample.f32"),
    Float32Array.from(sample.flat(), (v) => v / 255),
  );
  writeFileSync(join(FOLDER, "start.f32"), Float32Array.from(start));
  writeFileSync(join(FOLDER, "shape.json"), JSON.stringify(shape));
  return shape;
}

/** K different colours of the sample, each moved by less than half a byte, so that no pixel is equally near to two of them. */
function startFrom(sample: number[][], random: Random): number[] {
  const chosen = new Map<string, number[]>();
  for (const row of random.permutation(sample.length)) {
    if (chosen.size < K) chosen.set(String(sample[row]), sample[row]);
  }
  return [...chosen.values()].flat().map((value) => (value + random.uniform() - 0.5) / 255);
}

function rowsOf(bytes: Uint8Array): number[][] {
  return Array.from({ length: bytes.length / 3 }, (_, i) => [...bytes.subarray(3 * i, 3 * i + 3)]);
}

export function readShape(): Shape {
  return JSON.parse(readFileSync(join(FOLDER, "shape.json"), "utf8"));
}

export function readBytes(name: "photo" | "compressed"): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, `${name}.rgb`)));
}

export function readFloats(name: "sample" | "start"): Float32Array {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, `${name}.f32`)));
  return new Float32Array(bytes.buffer);
}

/** As many pixels of a picture, evenly spread; from its beginning again when they run out. */
export function spread(photo: Uint8Array, size: number): Uint8Array {
  const [bytes, pixels] = [new Uint8Array(3 * size), photo.length / 3];
  const step = Math.max(1, Math.floor(pixels / size));
  for (let i = 0; i < size; i++) {
    const from = 3 * ((i * step) % pixels);
    bytes.set(photo.subarray(from, from + 3), 3 * i);
  }
  return bytes;
}

/** K of a picture's pixels as centroids, none of them exactly a pixel's colour. */
export function startOf(photo: Uint8Array, K: number): Float32Array {
  const gap = 3 * Math.floor(photo.length / 3 / K);
  return Float32Array.from(
    { length: 3 * K },
    (_, i) => (photo[gap * Math.floor(i / 3) + (i % 3)] + 0.3) / 255,
  );
}
