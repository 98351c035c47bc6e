// The data on which fit is tried.
import type { Case } from "../judging/compare";
import { inputOf } from "./model";
import { type Fit, type Points, points } from "./plain-loops";

export interface Task extends Fit {
  K: number;
  /** Where the clusters may have begun; `start` is the first of these. */
  starts: Points[];
  /** Where they began, if that is somewhere else than at points of the data. */
  elsewhere?: Points;
}

/** @param isEdge an error is forgiven, and clusters without points may be anywhere: some right answers can't do this */
export const task = (data: Points, K: number, iterations: number, isEdge = false): Case<Task> => ({
  args: { data, K, iterations, start: data.slice(0, K), starts: [data.slice(0, K)] },
  input: inputOf(data, K, iterations),
  about: { D: data[0].length, K, "the number of iterations": iterations },
  isEdge,
});

const SIX = [...points("00 02 11 43 98"), [10, 10]];
/** Fourteen points each, chosen so that all starts end in the same two clusters, after at most ENOUGH iterations. */
export const MANY = [
  points("41 61 66 55 60 62 21 34 99 49 20 74 42 00"),
  points("07 91 88 38 51 80 29 43 16 79 57 14 49 63"),
];
export const ENOUGH = 8;
/**
 * For answers that only show where the clusters end: what two and more iterations make of a start, one iteration makes of few
 * others (found by changing random points, one coordinate at a time).
 */
export const TELLING = [
  "9266 5556 6873 3207 8957 2113 2115 3261 1233 3834 5263 7423 8807 3021",
  "7087 9596 7178 5948 4127 0908 8070 6759 0984 5938 0294 6077 7661 4464",
  "317 590 573 610 813 465 092 644 190 390 754 618 072 690 862 959",
  "556 595 166 178 465 232 325 210 387 736 277 903 744 381",
].map(points);
/** From the first three points on, a cluster loses all its points in the second iteration, or all but one. */
const LOSING = ["61 99 71 77 46 60 56 19", "15 03 47 12 81 17 02 11"].map(points);
/** Other numbers of coordinates, of which the last ones matter; and more clusters, so that few starts have the same end. */
const LINE = points("0 1 3 4 9 8 6");
const SPACE = points("009 190 821 278 536 914 407 065 732 381 648 153");
const FIVE = points("90127 08815 37190 21908 64073 15649 82350 46292 73561 59430");

export const TASKS: Case<Task>[] = [
  task(SIX, 2, 1),
  ...[...MANY, ...TELLING].map((data) => task(data, 2, 1)),
  task(LINE, 2, 1),
  task(FIVE, 2, 1),
  task(SPACE, 3, 1),
  task(FIVE, 3, 1),
  ...MANY.map((data) => task(data, 2, ENOUGH)),
  ...LOSING.map((data) => task(data, 3, 2)),
  task(SPACE, 3, 5),
  task(FIVE, 3, 4),
  task(SIX.slice(0, 3), 1, 1, true),
  task(points("00 00 00 11"), 3, 1, true), // two clusters without points
];
