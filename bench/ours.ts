// The library as a contender, on the backend that TALOS_BACKEND asks for.
import {
  assignLabels,
  countColours,
  encodeImage,
  kmeans,
  kmeansOfPicture,
  repaint,
  startTensorFlow,
  tf,
  toRgb,
} from "../src/explore";
import { exactAgreement, fitAgreement, labelAgreement } from "./agreement";
import { K, readBytes, readFloats, readShape } from "./data";
import { serve, type Work } from "./serve";

const limits = { iterations: 30, tolerance: 0 };

async function main(): Promise<void> {
  await startTensorFlow();
  const { width, height } = readShape();
  const bytes = readBytes("photo");
  const image = (): tf.Tensor3D => tf.tensor3d(Int32Array.from(bytes), [height, width, 3], "int32");
  const pixels: tf.Tensor2D = image().div(255).reshape([-1, 3]);
  const points = readFloats("sample");
  const sample = tf.tensor2d(points, [points.length / 3, 3]);
  const start = tf.tensor2d(readFloats("start"), [K, 3]);
  const options = { ...limits, start };
  const fit = () => kmeans(sample, K, options);
  const { centroids } = fit();
  const picture = countColours(image());
  const compressed = tf.tensor3d(readBytes("compressed"), [height, width, 3]).div<tf.Tensor3D>(255);

  // Each prepares what its work needs, and returns the work.
  const works: Record<string, () => Work> = {
    "fit sample": () => () => tf.dispose({ ...fit() }),
    predict: () => () => assignLabels(pixels, centroids).dispose(),
    "fit all": () => {
      const fresh = image(); // nothing is known about it beforehand
      return () => tf.dispose({ ...kmeansOfPicture(countColours(fresh), K, options) });
    },
    "fit all, histogram": () => {
      const counted = countColours(image());
      return () => tf.dispose({ ...kmeansOfPicture(counted, K, options) });
    },
    "K again": () => () => void toRgb(repaint(picture, fit().centroids)),
    "show PNG": () => {
      const fresh: tf.Tensor3D = compressed.add(0); // the same one again would not be encoded again
      return async () => ({ bytes: (await encodeImage(fresh)).bytes.toString("base64").length });
    },
    "agreement: predict": () => () => labelAgreement(pixels, centroids, assignLabels(pixels, centroids)),
    "agreement: fit of the sample": () => () => fitAgreement(points, options, fit()),
    "agreement: exact fit of all pixels": () => () =>
      exactAgreement(picture, options, kmeansOfPicture(picture, K, options)),
  };
  await serve(({ request }) => works[request]());
}

main();
