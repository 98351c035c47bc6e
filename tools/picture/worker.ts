/** One of the threads that expose the picture: takes bands of rows until there are none left. */
import { parentPort, workerData } from "node:worker_threads";
import { expose } from "./camera/exposure";
import type { Size } from "./camera/lens";

const { size, light } = workerData as { size: Size; light: SharedArrayBuffer };
const picture = new Float32Array(light);

parentPort?.on("message", ([top, bottom]: [number, number]) => {
  const band = expose({ left: 0, top, width: size.width, height: bottom - top, whole: size });
  picture.set(band, top * size.width * 3);
  parentPort?.postMessage("done");
});
