// The tests that students don't see: the checks again, on inputs that no answer can have been made for. They run in the
// notebook while nbgrader grades it; an error means no points.
import type { tf } from "../../src";
import { Random } from "../../src/base/random";
import * as cluster2image from "../../src/check/answers/cluster2image";
import * as distances from "../../src/check/answers/euclidean-dist";
import * as inertias from "../../src/check/answers/inertia";
import { verifyKeep } from "../../src/check/answers/keep";
import { verifyLoad } from "../../src/check/answers/load";
import { verifyPalette } from "../../src/check/answers/palette";
import * as labels from "../../src/check/answers/predict";
import { verifyStandardise } from "../../src/check/answers/standardise";
import { type Exercise, titleOf } from "../../src/check/exercises";
import { verifyFit } from "../../src/check/fit/fit";
import { judge } from "../../src/check/judging/judge";
import { outcomePanel } from "../../src/check/panel";
import { record } from "../../src/check/record";
import { loadImage } from "../../src/picture/image";

const random = new Random(20);
const points = (count: number, D: number) => random.table(count, D).map((p) => p.map((v) => 10 * v - 3));
const numbers = (count: number, below: number) => Array.from({ length: count }, () => random.integer(below));

/** @throws unless the answer is right and the student's own */
function demand(exercise: Exercise, verify: () => void): void {
  const title = titleOf(exercise);
  if (!record.done.has(exercise)) throw bare(`No points for ${title}: its check says why.`);
  const outcome = judge(exercise, verify);
  if (outcome.kind === "correct") return;
  const found = outcomePanel(`On other inputs, ${title} is not right`, outcome, record.done)["text/plain"];
  throw bare(found);
}

/** An error without the lines it comes from, which would show the hidden tests to the student. */
function bare(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}

/** One function for each exercise, called after its check with the same arguments. */
export const grade = {
  load: async (image: unknown, file: string) => {
    const loaded = await loadImage(file);
    demand("load", () => verifyLoad(image, loaded));
  },
  standardise: async (image: unknown, file: string) => {
    const loaded = await loadImage(file);
    demand("standardise", () => verifyStandardise(image, loaded));
  },
  keep: (keep: unknown, pixels: unknown) => demand("keep", () => verifyKeep(keep, pixels)),
  euclideanDist: (answer: unknown) =>
    demand("euclideanDist", () =>
      distances.verifyEuclideanDist(answer, [
        distances.sets(points(5, 2), points(3, 2)),
        distances.sets(points(4, 7), points(9, 7)),
      ]),
    ),
  fit: (KMeans: unknown) => demand("fit", () => verifyFit(KMeans, [...HIDDEN_SETS])),
  predict: (KMeans: unknown) =>
    demand("predict", () => labels.verifyPredict(KMeans, [labels.given(points(6, 3), points(40, 3))])),
  palette: (palette: unknown, pixels: tf.Tensor, clustered: tf.Tensor, kmeans: unknown) =>
    demand("palette", () => verifyPalette(palette, pixels, clustered, kmeans)),
  cluster2image: (answer: unknown) =>
    demand("cluster2image", () =>
      cluster2image.verifyCluster2image(answer, [
        cluster2image.given({ labels: numbers(35, 5), palette: random.table(5, 3), shape: [5, 7, 3] }),
      ]),
    ),
  inertia: (answer: unknown) =>
    demand("inertia", () => inertias.verifyInertia(answer, [inertias.given(points(30, 4), points(5, 4))])),
};

/** Two groups far apart: every start ends in the same two clusters. */
const HIDDEN_SETS = [[...points(9, 2), ...points(7, 2).map(([x, y]) => [x + 60, y - 80])]];
