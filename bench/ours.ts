// The lesson as a contender: the functions of its own cells, and the library's where the notebooks call those.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  countColours,
  encodeImage,
  kmeans,
  kmeansOfPicture,
  startTensorFlow,
  tf,
  updateCentroids,
} from "../src/explore";
import { mute } from "../src/page/display";
import { parseNotebook } from "../tools/notebooks/notebook";
import { exactAgreement, labelAgreement } from "./agreement";
import { FOLDER, K, readBytes, readFloats, readShape, spread, startOf } from "./data";
import { serve, type Work } from "./serve";

type Model = {
  clusters: tf.Tensor;
  fit(data: tf.Tensor, iterations: number): void;
  predict(data: tf.Tensor): tf.Tensor1D;
};
interface Cells {
  KMeans: new (K: number, D: number) => Model;
  cluster2image(labels: tf.Tensor, palette: tf.Tensor, shape: number[]): tf.Tensor3D;
}

/** The cells of the walkthrough that define its functions and its class, as a module. */
function lessonCells(): Cells {
  const { cells } = parseNotebook(readFileSync("notebooks/kmeans.ipynb", "utf8"));
  const sources = cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source);
  const imports = sources.flatMap((source) => source.match(/^import [^;]*;$/gm) ?? []);
  const defined = ["function euclideanDist", "class KMeans", "function cluster2image"].map(
    (words) => sources.find((source) => source.includes(words))?.replace(/^const finalImage = .*/m, "") ?? "",
  );
  const text = [...imports, ...defined, "export { KMeans, cluster2image };", ""].join("\n");
  const file = resolve(FOLDER, "cells.ts");
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, text.replaceAll('"./src/', `"${resolve("src").replaceAll("\\", "/")}/`));
  return require(file);
}

/** Made when it's first asked for: a process that measures memory has only what it needs. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const cells = once(lessonCells);
const exact = { iterations: 30, tolerance: 0 };
const lesson = once(() => {
  const { KMeans, cluster2image } = cells();
  const image = photo();
  const pixels: tf.Tensor2D = image.div(255).reshape([-1, 3]);
  const points = readFloats("sample");
  const sample = tf.tensor2d(points, [points.length / 3, 3]);
  const model = new KMeans(K, 3);
  model.fit(sample, 30);
  const labels = model.predict(pixels);
  const palette = updateCentroids(pixels, labels, model.clusters);
  return { KMeans, cluster2image, image, pixels, sample, model, labels, palette };
});

function photo(): tf.Tensor3D {
  const { width, height } = readShape();
  return tf.tensor3d(Int32Array.from(readBytes("photo")), [height, width, 3], "int32");
}

const start = () => tf.tensor2d(readFloats("start"), [K, 3]);

/** Each prepares what its work needs, and returns the work. */
const works: Record<string, (size: number, K: number) => Work> = {
  fit: () => {
    const { KMeans, sample } = lesson();
    return () => new KMeans(K, 3).fit(sample, 30);
  },
  "best of ten": () => {
    const { sample } = lesson();
    return () => tf.dispose({ ...kmeans(sample, K, { restarts: 10 }) });
  },
  predict: () => {
    const { model, pixels } = lesson();
    return () => model.predict(pixels).dispose();
  },
  palette: () => {
    const { pixels, labels, model } = lesson();
    return () => updateCentroids(pixels, labels, model.clusters).dispose();
  },
  PNG: () => {
    const { cluster2image, labels, palette, image } = lesson();
    const fresh = cluster2image(labels, palette, image.shape); // the same one again would not be encoded again
    return async () => ({ bytes: (await encodeImage(fresh)).bytes.length });
  },
  "all pixels": () => {
    const fresh = photo(); // nothing is known about it beforehand
    const from = start();
    return () => tf.dispose({ ...kmeansOfPicture(countColours(fresh), K, { ...exact, start: from }) });
  },
  "predict, grown": (size, K) => {
    const bytes = spread(readBytes("photo"), size);
    const values = new Float32Array(bytes);
    for (let i = 0; i < values.length; i++) values[i] /= 255; // from() with a function would need ten times the memory
    const [pixels, centroids] = [tf.tensor2d(values, [size, 3]), tf.tensor2d(startOf(bytes, K), [K, 3])];
    return () => {
      const model = new (cells().KMeans)(K, 3);
      model.clusters = centroids;
      tf.dispose([model.predict(pixels), pixels, centroids]);
      return memory();
    };
  },
  "all pixels, grown": (size, K) => {
    const bytes = spread(readBytes("photo"), size);
    const image = tf.tensor3d(Int32Array.from(bytes), [size / 1000, 1000, 3], "int32");
    const from = tf.tensor2d(startOf(bytes, K), [K, 3]);
    return () => {
      tf.dispose({ ...kmeansOfPicture(countColours(image), K, { ...exact, start: from }) });
      tf.dispose([image, from]);
      return memory();
    };
  },
  "agreement: predict": () => () => {
    const { pixels, model, labels } = lesson();
    return labelAgreement(pixels, model.clusters, labels);
  },
  "agreement: all pixels": () => () => {
    const picture = countColours(photo());
    const options = { ...exact, start: start() };
    return exactAgreement(picture, options, kmeansOfPicture(picture, K, options));
  },
};

/** The most memory that this process has ever had, in GB. */
function memory() {
  return { memory: process.resourceUsage().maxRSS / 1e6 };
}

async function main(): Promise<void> {
  await startTensorFlow();
  mute(); // there is no page: the cells' progress bars draw themselves for nobody
  await serve(({ request, size = 0, K = 0 }) => works[request](size, K));
}

main();
