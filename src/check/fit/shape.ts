import { sameShape, type Table } from "../judging/table";

/** What is wrong before one even looks at the values. */
export function misshapen(clusters: Table, K: number): string | undefined {
  if (Array.from(clusters.values).some(Number.isNaN)) return NAN;
  if (sameShape(clusters, { shape: [K, 2], values: [] })) return undefined;
  const shapes = `[K, D], here [${K}, 2], but it is [${clusters.shape.join(", ")}]`;
  return `The shape of \`this.clusters\` must be ${shapes}: a mean over the points is a mean over axis 0.`;
}

const NAN =
  "NaN is 0 / 0: the mean of no points at all. A cluster that has lost all its points must be left where it is " +
  "(or be moved to some point).";
