// What else npm has: two k-means packages, and jimp as a writer of PNG files.
import { Jimp, JimpMime } from "jimp";
import { kmeans } from "ml-kmeans";
import { K, readBytes, readFloats, readShape } from "./data";
import { serve, type Work } from "./serve";

const skmeans = require("skmeans") as (
  data: number[][],
  K: number,
  start: number[][],
  iterations: number,
) => unknown;

function main(): Promise<void> {
  const sample = rows(readFloats("sample"));
  const initialization = rows(readFloats("start"));
  const works: Record<string, () => Work> = {
    "fit sample, ml-kmeans": () => () =>
      void kmeans(sample, K, { initialization, maxIterations: 30, tolerance: 0 }),
    "fit sample, skmeans": () => () => void skmeans(sample, K, initialization, 30),
    "show PNG": () => {
      const bitmap = { ...readShape(), data: withAlpha(readBytes("compressed")) };
      return async () => {
        const png = await Jimp.fromBitmap(bitmap).getBuffer(JimpMime.png);
        return { bytes: png.toString("base64").length };
      };
    },
  };
  return serve(({ request }) => works[request]());
}

function withAlpha(rgb: Uint8Array): Buffer {
  const rgba = Buffer.alloc((rgb.length / 3) * 4, 255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4)
    rgba.set(rgb.subarray(from, from + 3), to);
  return rgba;
}

function rows(numbers: Float32Array): number[][] {
  return Array.from({ length: numbers.length / 3 }, (_, i) => [...numbers.subarray(3 * i, 3 * i + 3)]);
}

main();
