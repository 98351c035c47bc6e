// fit starts at random, so there are many right results: the check follows the student's start, or all that are possible.
import { Mistake } from "../judging/finding";
import { record } from "../record";
import { differentStarts, emptyCluster, oneCluster } from "./extremes";
import { MANY, manyIterations, oneIteration, SIX } from "./iterations";
import { asModelClass, type Fit, fitted, mentions } from "./model";

/** @throws Mistake unless `answer` is a class whose fit moves K points of the data to the means of their clusters */
export function verifyFit(answer: unknown, sets = MANY): void {
  const KMeans = asModelClass(answer, "fit");
  const fit: Fit = (data, K, iterations) => fitted(KMeans, data, K, iterations);
  try {
    oneCluster(fit);
    oneIteration(fit, SIX, 3);
    for (const data of sets) oneIteration(fit, data, 2);
    for (const data of sets) manyIterations(fit, data);
    differentStarts(fit, sets[0]);
    emptyCluster(fit);
  } catch (error) {
    const doubtful = mentions(answer, "fit", "euclideanDist") && !record.done.has("euclideanDist");
    throw doubtful && error instanceof Mistake ? withDoubt(error) : error;
  }
}

function withDoubt({ finding }: Mistake): Mistake {
  const doubt = "It uses `euclideanDist`, whose own check isn't green: make that right first.";
  return new Mistake({ ...finding, cause: `${finding.cause ?? ""} ${doubt}`.trim() });
}
