// What else npm has: two k-means packages, and jimp as a writer of PNG files. And `npm run lesson`, from the command to the written
// page.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    "fit, ml-kmeans": () => () => void kmeans(sample, K, { initialization, maxIterations: 30, tolerance: 0 }),
    "fit, skmeans": () => () => void skmeans(sample, K, initialization, 30),
    PNG: () => {
      const bitmap = { ...readShape(), data: withAlpha(readBytes("compressed")) };
      return async () => {
        const png = await Jimp.fromBitmap(bitmap).getBuffer(JimpMime.png);
        return { bytes: png.length };
      };
    },
    lesson: () => runLesson,
  };
  return serve(({ request }) => works[request]());
}

function runLesson(): void {
  const out = mkdtempSync(join(tmpdir(), "talos-bench-"));
  const [npm, shell] = ["npm", process.platform === "win32"];
  const { status, stderr } = spawnSync(npm, ["run", "--silent", "lesson", "--", "--out", out], {
    encoding: "utf8",
    shell,
  });
  rmSync(out, { recursive: true, force: true });
  if (status !== 0) throw new Error(`npm run lesson failed:\n${stderr}`);
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
