// From each exercise to what judges it: for the checks in the notebook, and for the hidden tests on other inputs.
import { loadImage } from "../../picture/image";
import { verifyCluster2image } from "../answers/cluster2image";
import { verifyEuclideanDist } from "../answers/euclidean-dist";
import { verifyInertia } from "../answers/inertia";
import { verifyKeep } from "../answers/keep";
import { verifyLoad } from "../answers/load";
import { verifyPalette } from "../answers/palette";
import { verifyPredict } from "../answers/predict";
import { verifyStandardise } from "../answers/standardise";
import { type Exercise, record } from "../exercises";
import { verifyFit } from "../fit/fit";
import { Mistake } from "./finding";

/**
 * What each check is called with in the lesson (the answer, then what it was made from), and how it judges it. `cases` are
 * other inputs than the check's own.
 * Each throws Mistake unless the answer is right, NotDone if there is none.
 */
export const verifiers = {
  load: async (image: unknown, file: string) => {
    const loaded = await loadImage(file);
    return () => verifyLoad(image, loaded);
  },
  standardise: async (image: unknown, file: string) => {
    const loaded = await loadImage(file);
    return () => verifyStandardise(image, loaded);
  },
  keep: (keep: unknown, pixels: unknown) => () => verifyKeep(keep, pixels),
  euclideanDist: (euclideanDist: unknown) => (cases?: Parameters<typeof verifyEuclideanDist>[1]) =>
    verifyEuclideanDist(euclideanDist, cases),
  fit: (KMeans: unknown) => (cases?: Parameters<typeof verifyFit>[1]) =>
    doubting(["euclideanDist", "predict"], KMeans, () => verifyFit(KMeans, cases)),
  predict: (KMeans: unknown) => (cases?: Parameters<typeof verifyPredict>[1]) =>
    doubting(["euclideanDist"], KMeans, () => verifyPredict(KMeans, cases)),
  palette: (palette: unknown, pixels: unknown, labels: unknown, kmeans: unknown) => () =>
    verifyPalette(palette, pixels, labels, kmeans),
  cluster2image: (cluster2image: unknown) => (cases?: Parameters<typeof verifyCluster2image>[1]) =>
    verifyCluster2image(cluster2image, cases),
  inertia: (inertia: unknown) => (cases?: Parameters<typeof verifyInertia>[1]) =>
    doubting(["euclideanDist"], inertia, () => verifyInertia(inertia, cases)),
};

/** A wrong answer that rests on another one may be wrong by that. */
function doubting(others: Exercise[], answer: unknown, verify: () => void): void {
  try {
    verify();
  } catch (error) {
    const isOpen = (other: Exercise) => !record.done.has(other) && !record.reference.has(other);
    const other = others.find((name) => isOpen(name) && new RegExp(`\\b${name}\\(`).test(calls(answer)));
    if (!other || !(error instanceof Mistake)) throw error;
    const { finding } = error;
    const doubt = `It uses \`${other}\`, whose own check isn't green: make that right first.`;
    throw new Mistake({ ...finding, cause: `${finding.cause ?? ""} ${doubt}`.trim() });
  }
}

/** The code, without the heads of the methods, which look like calls. */
const calls = (answer: unknown) => String(answer).replace(/\w+\([^()]*\)\s*\{/g, "");
