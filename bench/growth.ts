// How time and memory grow with N and K, in a process of its own so that the memory is only this.
import { assignLabels, countColours, kmeansOfPicture, startTensorFlow, tf } from "../src/explore";
import { readBytes } from "./data";
import { type Request, serve, type Work } from "./serve";

const COLUMNS = 1000;

async function main(): Promise<void> {
  await startTensorFlow();
  const photo = readBytes("photo");
  await serve(({ request, size = 0, K = 1 }: Request) => works[request](photo, size, K));
}

const works: Record<string, (photo: Uint8Array, size: number, K: number) => Work> = {
  predict: assigning,
  "fit all": (photo, size, K) => {
    const image = tf.tensor3d(Int32Array.from(repeated(photo, size)), [size / COLUMNS, COLUMNS, 3], "int32");
    const start = startOf(photo, K);
    return () => {
      tf.dispose({ ...kmeansOfPicture(countColours(image), K, { start, iterations: 30, tolerance: 0 }) });
      tf.dispose([image, start]);
      return memory();
    };
  },
};

function assigning(photo: Uint8Array, size: number, K: number): Work {
  const values = new Float32Array(repeated(photo, size));
  for (let i = 0; i < values.length; i++) values[i] /= 255;
  const pixels = tf.tensor2d(values, [size, 3]);
  const centroids = startOf(photo, K);
  return () => {
    tf.dispose([assignLabels(pixels, centroids), pixels, centroids]);
    return memory();
  };
}

/** As many pixels of the photo, evenly spread; from its beginning again when they run out. */
function repeated(photo: Uint8Array, size: number): Uint8Array {
  const [bytes, pixels] = [new Uint8Array(3 * size), photo.length / 3];
  const step = Math.max(1, Math.floor(pixels / size));
  for (let i = 0; i < size; i++) {
    const from = 3 * ((i * step) % pixels);
    bytes[3 * i] = photo[from];
    bytes[3 * i + 1] = photo[from + 1];
    bytes[3 * i + 2] = photo[from + 2];
  }
  return bytes;
}

function startOf(photo: Uint8Array, K: number): tf.Tensor2D {
  const gap = Math.floor(photo.length / 3 / K);
  return tf.tensor2d(
    Float32Array.from(
      { length: 3 * K },
      (_, i) => (photo[3 * gap * Math.floor(i / 3) + (i % 3)] + 0.3) / 255,
    ),
    [K, 3],
  );
}

/** The most memory that this process has ever had, in GB. */
function memory() {
  return { memory: process.resourceUsage().maxRSS / 1e6 };
}

main();
