// What common slips make of fit.
import type { Slips } from "../judging/compare";
import type { Task } from "./cases";
import {
  type Distance,
  farthest,
  firstFew,
  largest,
  lloyd,
  type Move,
  manhattan,
  mean,
  nearestBy,
  oneByOne,
  sum,
} from "./plain-loops";

const moves = (move: Move) => (task: Task) => lloyd(task, { move });
const measures = (distance: Distance) => (task: Task) => lloyd(task, { choose: nearestBy(distance) });
const repeats = (count: (iterations: number) => number) => (task: Task) =>
  lloyd({ ...task, iterations: count(task.iterations) });

const zeros = ({ start }: Task) => start.map((point) => point.map(() => 0));
const median: Move = (own) =>
  own[0].map((_, d) => own.map((point) => point[d]).sort((a, b) => a - b)[Math.floor(own.length / 2)]);

export const ANEW =
  "This is what a single iteration gives. Does the loop go around all of steps 2 to 7? And is step 1 outside of it, so that " +
  "it doesn't begin anew each time?";

export const FIT_SLIPS: Slips<Task> = {
  "The clusters haven't moved: does the loop run, and does step 7 put the means into `this.clusters`?":
    repeats(() => 0),
  "The loop must go around `iterations` times: this is one too many. Where does it begin, and where does it end?":
    repeats((n) => n + 1),
  "The loop must go around `iterations` times: this is one too few. Where does it begin, and where does it end?":
    repeats((n) => n - 1),
  "The clusters moved until they stopped, or a fixed number of times, but fit(data, n) asks for n iterations: the loop must end at `iterations`.":
    [repeats(() => 5), repeats(() => 60)],
  [ANEW]: repeats(() => 1),
  "These are the sums of the points: divide by how many points the cluster has.": moves(sum),
  "The sum of a cluster's points is divided by the number of all points: divide by the number of its own.": (
    task,
  ) => lloyd(task, { move: (own) => sum(own).map((v) => v / task.data.length) }),
  "The old position counts as one more point in the mean. Only the points of the cluster do.": moves(
    (own, before) => mean([...own, before], before),
  ),
  "These are the medians of the clusters' points, not their means.": moves(median),
  "Every cluster gets the mean of all points. Take only the points of its own.": (task) =>
    lloyd(task, { move: () => mean(task.data, []) }),
  "Each point goes to the cluster that is farthest from it: `argMin`, not `argMax`.": (task) =>
    lloyd(task, { choose: farthest }),
  "The distances are added up without squares (the Manhattan distance): some points go to another cluster than the nearest one.":
    measures(manhattan),
  "Only the largest difference of the coordinates counts: some points go to another cluster than the nearest one.":
    measures(largest),
  "Only the first coordinate counts in the distances: all D of them must.": measures(firstFew(1)),
  "Only the first two coordinates count in the distances: all D of them must.": measures(firstFew(2)),
  "The last point is left out: where does the loop over the points end?": (task) =>
    lloyd({ ...task, data: task.data.slice(0, -1) }),
  "Each cluster gets the mean of another cluster's points: compare the labels with the number of the cluster.":
    (task) => lloyd(task).reverse(),
  "`this.clusters` is still all zeros, as the constructor has made it: are the means stored there?": zeros,
  "The clusters all start at zero, where the constructor has put them, and one of them gets all the points. Step 1 puts K different points of the data into `this.clusters`.":
    (task) => lloyd({ ...task, start: zeros(task) }),
  "The clusters move while points are still being assigned. First assign all points, then move all clusters.":
    [
      (task) => oneByOne(task, mean),
      (task) => oneByOne(task, (own, before) => mean([before, own[own.length - 1]], before)),
    ],
};
