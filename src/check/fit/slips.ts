// What common slips make of fit.
import type { Slip } from "../judging/compare";
import {
  type Choose,
  type Fit,
  farthest,
  firstFew,
  largest,
  lloyd,
  type Move,
  manhattan,
  mean,
  nearestBy,
  oneByOne,
  type Point,
  type Points,
  sum,
} from "./plain-loops";

const moves = (says: string, move: (fit: Fit) => Move): Slip<Fit> => ({
  gives: (fit) => lloyd(fit, { move: move(fit) }),
  says,
});
const chooses = (says: string, choose: Choose): Slip<Fit> => ({
  gives: (fit) => lloyd(fit, { choose }),
  says,
});
const repeats = (says: string, count: (iterations: number) => number): Slip<Fit> => ({
  gives: (fit) => lloyd({ ...fit, iterations: count(fit.iterations) }),
  says,
});
const starts = (says: string, start: (points: Points) => Points): Slip<Fit> => ({
  gives: (fit) => lloyd({ ...fit, start: start(fit.start) }),
  says,
});

const median: Move = (own) =>
  own[0].map((_, d) => own.map((point) => point[d]).sort((a, b) => a - b)[Math.floor(own.length / 2)]);

const ITERATIONS = "The loop must go around `iterations` times, whatever that number is:";
const EUCLIDEAN = "so some points go to another cluster than the nearest one. Use `euclideanDist`.";
const TOO_EARLY =
  "The clusters move while points are still being assigned. First assign all points, then move all clusters.";

export const FIT_SLIPS: Slip<Fit>[] = [
  repeats(
    "The clusters haven't moved: does the loop run, and does step 7 put the means into `this.clusters`?",
    () => 0,
  ),
  repeats(
    `${ITERATIONS} this is one iteration too many. Where does it begin, and where does it end?`,
    (n) => n + 1,
  ),
  repeats(
    `${ITERATIONS} this is one iteration too few. Where does it begin, and where does it end?`,
    (n) => n - 1,
  ),
  ...[5, 60].map((count) =>
    repeats(
      "The clusters moved until they stopped, or a fixed number of times, but fit(data, n) asks for n iterations: the loop " +
        "must end at `iterations`.",
      () => count,
    ),
  ),
  repeats(
    "This is what a single iteration gives. Does the loop go around all of steps 2 to 7? And is step 1 outside of it, so that " +
      "it doesn't begin anew each time?",
    () => 1,
  ),
  moves("These are the sums of the points: divide by how many points the cluster has.", () => sum),
  moves(
    "The sum of a cluster's points is divided by the number of all points: divide by the number of its own.",
    ({ data }) =>
      (own) =>
        sum(own).map((v) => v / data.length),
  ),
  moves(
    "The old position counts as one more point in the mean. Only the points of the cluster do.",
    () => (own, before) => mean([...own, before], before),
  ),
  moves("These are the medians of the clusters' points, not their means.", () => median),
  moves("Every cluster gets the mean of all points. Take only the points of its own.", ({ data }) => () => mean(data, [])), // biome-ignore format: one line
  chooses("Each point goes to the cluster that is farthest from it: `argMin`, not `argMax`.", farthest),
  chooses(
    `The distances are added up without squares (the Manhattan distance), ${EUCLIDEAN}`,
    nearestBy(manhattan),
  ),
  chooses(
    `Only the largest difference of the coordinates counts in the distances, ${EUCLIDEAN}`,
    nearestBy(largest),
  ),
  ...["first coordinate counts", "first two coordinates count"].map((only, i) =>
    chooses(`Only the ${only} in the distances: all D of them must.`, nearestBy(firstFew(i + 1))),
  ),
  {
    gives: (fit) => lloyd({ ...fit, data: fit.data.slice(0, -1) }),
    says: "The last point is left out: where does the loop over the points end?",
  },
  {
    gives: (fit) => lloyd(fit).reverse(),
    says: "Each cluster gets the mean of another cluster's points: compare the labels with the number of the cluster.",
  },
  {
    gives: ({ start }) => start.map((point) => point.map(() => 0)),
    says: "`this.clusters` is still all zeros, as the constructor has made it: are the means stored there?",
  },
  starts(
    "The clusters all start at zero, where the constructor has put them, and one of them gets all the points. Step 1 puts K " +
      "different points of the data into `this.clusters`.",
    (points) => points.map((point: Point) => point.map(() => 0)),
  ),
  { gives: (fit) => oneByOne(fit, mean), says: TOO_EARLY },
  {
    gives: (fit) => oneByOne(fit, (own, before) => mean([before, own[own.length - 1]], before)),
    says: TOO_EARLY,
  },
];
