// fit where it is easy to foresee, or easy to forget: one cluster, clusters that begin alike, clusters without points.
import { Crash, expect, Mistake } from "../judging/finding";
import { same, table, written } from "../judging/table";
import { type Fit, inputOf } from "./model";
import { mean, type Points, sum } from "./plain-loops";
import { misshapen } from "./shape";

const THREE: Points = [
  [0, 0],
  [2, 0],
  [4, 9],
];
const NOT_THE_MEAN =
  "The cluster isn't where the mean is: does the loop run, and does step 7 put the mean into `this.clusters`?";
const ONE_CLUSTER: [gives: Points, says: string][] = [
  [[sum(THREE)], "This is the sum of the points: divide by how many there are."],
  ...THREE.map((point): [Points, string] => [[point], NOT_THE_MEAN]),
];

/** With a single cluster there is only one right result. */
export function oneCluster(fit: Fit): void {
  const clusters = unlessCrash(() => fit(THREE, 1, 1).clusters);
  const expected = table([mean(THREE, [])]);
  if (!clusters || same(clusters, expected)) return;
  const known = ONE_CLUSTER.find(([gives]) => same(clusters, table(gives)));
  throw new Mistake({
    what: "With one cluster, fit must find the mean of all points.",
    input: inputOf(THREE, 1, 1),
    expected: written(expected),
    came: written(clusters),
    cause: misshapen(clusters, 1) ?? known?.[1],
  });
}

/** Some right answers can't do the extremes (tf.oneHot refuses K = 1); an error that matters comes again. */
function unlessCrash<T>(body: () => T): T | undefined {
  try {
    return body();
  } catch (error) {
    if (error instanceof Crash) return undefined;
    throw error;
  }
}

/** Two starting points may be the same by chance, but not three out of four, again and again. */
export function differentStarts(fit: Fit, data: Points): void {
  const K = 4;
  for (let attempt = 0; attempt < 4; attempt++) {
    const { values } = fit(data, K, 1).clusters;
    const places = Array.from({ length: K }, (_, k) =>
      Array.from(values)
        .slice(2 * k, 2 * k + 2)
        .join(),
    );
    if (new Set(places).size > 2) return;
  }
  throw new Mistake({
    what: "Most of the clusters begin at the same place, where only one of them can find points.",
    input: inputOf(data, K, 1),
    cause: "In step 1, pick K different points of the data: another one for each cluster.",
  });
}

/** More clusters than different points: at least one of them stays without points. */
export function emptyCluster(fit: Fit): void {
  const data = [0, 0, 0, 1].map((v) => [v, v]);
  try {
    const { clusters } = fit(data, 3, 3);
    expect(!misshapen(clusters, 3), {
      what: "A cluster without points spoils the result.",
      input: inputOf(data, 3, 3),
      came: written(clusters),
      cause: misshapen(clusters, 3),
    });
  } catch (error) {
    // Some refuse such data, or look for a third point for ever: that is their right.
    if (
      !(error instanceof Crash) &&
      !(error instanceof Mistake && /^Your code was stopped/.test(error.message))
    )
      throw error;
  }
}
