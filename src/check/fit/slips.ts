// What common slips make of one iteration of fit.
import { converge, farthest, iterate, mean, oneByOne, type Points, sum } from "./plain-loops";

interface Slip {
  gives: (data: Points, start: Points) => Points;
  says: string;
}

const TOO_EARLY =
  "The clusters move while points are still being assigned. First assign all points, then move all clusters.";

export const FIT_SLIPS: Slip[] = [
  {
    gives: (_, start) => start,
    says: "The clusters haven't moved: step 7 gives each of them its mean as the new position, in `this.clusters`.",
  },
  {
    gives: (data, start) => iterate(data, iterate(data, start)),
    says: "These are two iterations, but fit(data, 1) asks for one: where does the loop begin, and where does it end?",
  },
  {
    gives: converge,
    says: "The clusters have moved until they stood still, but fit(data, 1) asks for a single iteration.",
  },
  {
    gives: (data, start) => iterate(data, start, { move: sum }),
    says: "These are the sums of the points: divide by how many points the cluster has.",
  },
  {
    gives: (data, start) => iterate(data, start, { move: (own) => sum(own).map((v) => v / data.length) }),
    says: "The sum of a cluster's points is divided by the number of all points: divide by the number of its own.",
  },
  {
    gives: (data, start) => iterate(data, start, { move: (own, before) => mean([...own, before], before) }),
    says: "The old position counts as one more point in the mean. Only the points of the cluster do.",
  },
  {
    gives: (data, start) => iterate(data, start, { choose: farthest }),
    says: "Each point goes to the cluster that is farthest from it: `argMin`, not `argMax`.",
  },
  {
    gives: (data, start) => iterate(data.slice(0, -1), start),
    says: "The last point is left out: where does the loop over the points end?",
  },
  {
    gives: (data, start) => start.map((before) => mean(data, before)),
    says: "Every cluster gets the mean of all points. Take only the points of its own.",
  },
  {
    gives: (data, start) => iterate(data, start).reverse(),
    says: "Each cluster gets the mean of another cluster's points: compare the labels with the number of the cluster.",
  },
  { gives: (data, start) => oneByOne(data, start, mean), says: TOO_EARLY },
  {
    gives: (data, start) =>
      oneByOne(data, start, (own, before) => mean([before, own[own.length - 1]], before)),
    says: TOO_EARLY,
  },
];
