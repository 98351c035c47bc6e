// What common slips make of fit.
import { each, type Gives, type Slips } from "../judging/slips";
import type { Task } from "./cases";
import { farthest, lloyd, MISTAKEN, type Move, mean, nearestBy, oneByOne, sum } from "./plain-loops";

const moves =
  (move: Move): Gives<Task> =>
  (task) =>
    lloyd(task, { move });
const repeats =
  (count: (iterations: number) => number): Gives<Task> =>
  (task) =>
    lloyd({ ...task, iterations: count(task.iterations) });

const median: Move = (own) =>
  own[0].map((_, d) => own.map((point) => point[d]).sort((a, b) => a - b)[Math.floor(own.length / 2)]);

const around = (count: string) =>
  `The loop must go around \`iterations\` times: this is one too ${count}. Where does it begin, and where does it end?`;

export const FIT_SLIPS: Slips<Task> = {
  "The clusters haven't moved: does the loop run, and does step 7 put the means into `this.clusters`?":
    repeats(() => 0),
  [around("many")]: repeats((n) => n + 1),
  [around("few")]: repeats((n) => n - 1),
  "The clusters moved until they stopped, or a fixed number of times, but fit(data, n) asks for n iterations: the loop must end at `iterations`.":
    [repeats(() => 5), repeats(() => 60)],
  "These are the sums of the points: divide by how many points the cluster has.": moves(sum),
  "The sums are divided by the number of all points: divide by the number of the cluster's own.": (task) =>
    lloyd(task, { move: (own) => sum(own).map((v) => v / task.data.length) }),
  "These are the medians of the clusters' points, not their means.": moves(median),
  "Every cluster gets the mean of all points. Take only the points of its own.": (task) =>
    lloyd(task, { move: () => mean(task.data) }),
  "Each point goes to the cluster that is farthest from it: `argMin`, not `argMax`.": (task) =>
    lloyd(task, { choose: farthest }),
  ...each(MISTAKEN, (distance) => (task: Task) => lloyd(task, { choose: nearestBy(distance) })),
  "The clusters all start at zero, where the constructor has put them, and one of them gets all the points. Step 1 puts K different points of the data into `this.clusters`.":
    (task) => lloyd({ ...task, start: task.start.map((point) => point.map(() => 0)) }),
  "The clusters move while points are still being assigned. First assign all points, then move all clusters.":
    oneByOne,
};
