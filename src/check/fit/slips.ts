// What common slips make of fit.
import { each, type Gives, type Slips } from "../judging/slips";
import type { Task } from "./cases";
import {
  farthest,
  lloyd,
  MISTAKEN,
  type Move,
  mean,
  nearestBy,
  oneByOne,
  searchGoesOn,
  sum,
  sumsGoOn,
} from "./plain-loops";

/** Where the clusters go by mistake; those without points stay, or go to zero, as a sum that nothing is added to. */
const moves = (moveOf: (task: Task) => Move): Gives<Task>[] =>
  [false, true].map((isZero) => (task) => lloyd(task, { move: moveOf(task), isZero }));
const sumOver = (count: (task: Task) => number) =>
  moves((task) => (own) => sum(own).map((v) => v / count(task)));
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
  "These are the sums of the points: divide by how many points the cluster has.": sumOver(() => 1),
  "The sums are divided by the number of all points: divide by the number of the cluster's own.": sumOver(
    ({ data }) => data.length,
  ),
  "The sums are divided by the number of clusters: divide by the number of the cluster's points.": sumOver(
    ({ K }) => K,
  ),
  "The sums go on from one iteration to the next: they must begin at 0 in each, and so must the counts.":
    sumsGoOn,
  "These are the medians of the clusters' points, not their means.": moves(() => median),
  "Every cluster gets the mean of all points. Take only the points of its own.": moves(
    ({ data }) =>
      () =>
        mean(data),
  ),
  "Each point goes to the cluster that is farthest from it: `argMin`, not `argMax`.": (task) =>
    lloyd(task, { choose: farthest }),
  "Every point goes to the last cluster: is the smallest distance so far stored, too, where a smaller one is found?":
    (task) => lloyd(task, { choose: (_, clusters) => clusters.length - 1 }),
  "The search for the nearest cluster goes on from one point to the next: the smallest distance must begin at Infinity for each.":
    (task) => lloyd(task, { choose: searchGoesOn(task.data) }),
  ...each(MISTAKEN, (distance) => (task: Task) => lloyd(task, { choose: nearestBy(distance) })),
  "The clusters all start at zero, where the constructor has put them, and one of them gets all the points. Step 1 puts K different points of the data into `this.clusters`.":
    (task) => lloyd({ ...task, start: task.start.map((point) => point.map(() => 0)) }),
  "The clusters move while points are still being assigned. First assign all points, then move all clusters.":
    oneByOne,
};
