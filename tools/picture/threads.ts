/** Shares the rows of the picture out to worker threads. */
import { Worker } from "node:worker_threads";
import type { Size } from "./camera/lens";

const BAND = 16;

/** A worker does not inherit tsx from its parent on Node 20: it has to load it. */
const LOADER = `
  import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))})
    .then((tsx) => tsx.tsImport("./worker.ts", ${JSON.stringify(import.meta.url)}));`;

function bands(height: number): [number, number][] {
  const count = Math.ceil(height / BAND);
  return Array.from({ length: count }, (_, i) => [i * BAND, Math.min(height, (i + 1) * BAND)]);
}

function runWorker(
  size: Size,
  light: SharedArrayBuffer,
  queue: [number, number][],
  done: () => void,
): Promise<void> {
  const worker = new Worker(LOADER, { eval: true, workerData: { size, light } });
  return new Promise((resolve, reject) => {
    const next = () => {
      const rows = queue.pop();
      if (rows) worker.postMessage(rows);
      else worker.terminate().then(() => resolve(), reject);
    };
    worker.on("message", () => {
      done();
      next();
    });
    worker.on("error", reject);
    next();
  });
}

/** Linear light of the whole picture; `progress` hears the share that is done. */
export async function exposeAll(
  size: Size,
  threads: number,
  progress: (share: number) => void,
): Promise<Float32Array> {
  const light = new SharedArrayBuffer(size.width * size.height * 3 * 4);
  const queue = bands(size.height);
  const total = queue.length;
  let finished = 0;
  const done = () => progress(++finished / total);
  await Promise.all(Array.from({ length: threads }, () => runWorker(size, light, queue, done)));
  return new Float32Array(light);
}
