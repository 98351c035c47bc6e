// From each exercise to what judges it.
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
 * Each is called with the answer and what it was made from (for load and standardise, the file's picture). It throws
 * Mistake unless the answer is right, NotDone if there is none.
 */
export const verifiers = {
  load: verifyLoad,
  standardise: verifyStandardise,
  keep: verifyKeep,
  euclideanDist: verifyEuclideanDist,
  fit: resting(verifyFit, "euclideanDist", "predict"),
  predict: resting(verifyPredict, "euclideanDist"),
  palette: verifyPalette,
  cluster2image: verifyCluster2image,
  inertia: resting(verifyInertia, "euclideanDist"),
};

/** A wrong answer that rests on those to other exercises may be wrong by them. */
function resting(verify: (answer: unknown) => void, ...others: Exercise[]) {
  const isOpen = (other: Exercise) => !record.done.has(other) && !record.reference.has(other);
  return (answer: unknown) => {
    try {
      verify(answer);
    } catch (error) {
      const other = others.find((name) => isOpen(name) && isCalled(name, String(answer)));
      if (!other || !(error instanceof Mistake)) throw error;
      const { cause = "" } = error.finding;
      const doubt = `It uses \`${other}\`, whose own check isn't green: make that right first.`;
      throw new Mistake({ ...error.finding, cause: `${cause} ${doubt}`.trim() });
    }
  };
}

/**
 * The heads of methods look like calls: they are left out.
 * @param code as the kernel has compiled it: what another cell declares is called as `(0, name_1.v)(…)`
 */
function isCalled(name: string, code: string): boolean {
  return new RegExp(`\\b${name}(?:_\\d+\\.v\\))?\\(`).test(code.replace(/\w+\([^()]*\)\s*\{/g, ""));
}
